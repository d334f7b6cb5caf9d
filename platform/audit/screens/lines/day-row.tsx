import { longDayInParis } from '../paris-time.ts';
import styles from './lines.module.css';

interface DayRowProps {
  /** An instant of that day. */
  readonly at: string;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: number;
}

/** The head of a day in the journal. */
export function DayRow({ at, index, top, height, columns }: DayRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.day}
      style={{ height, transform: `translateY(${String(top)}px)` }}
    >
      <div role="gridcell" aria-colspan={columns}>
        {longDayInParis(at)}
      </div>
    </div>
  );
}
