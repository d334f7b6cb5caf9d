import type { ReactNode } from 'react';
import type { Icon } from '../screen-module.ts';
import styles from './timeline.module.css';

/** One thing that happened, happens or will. */
export interface Moment {
  readonly id: string;
  /** `open`: a date still open to this person; `end`: a legal end. */
  readonly time: 'past' | 'today' | 'future' | 'open' | 'end';
  /** As people write it: "10 mai 2026". */
  readonly date: string;
  /** Under the date: "11:42", "dans 21 jours". */
  readonly dateNote?: string;
  readonly icon?: Icon;
  readonly title: string;
  readonly text?: ReactNode;
  /** At the right: an article, a figure. */
  readonly aside?: ReactNode;
}

/**
 * What was, what is, what comes, upright. Time has one grammar everywhere: past solid and filled, today ringed with a rule,
 * future dashed and hollow, a legal end square.
 */
export function Timeline({ moments }: { readonly moments: readonly Moment[] }) {
  return (
    <ol className={styles.timeline}>
      {moments.map(({ id, time, date, dateNote, icon: MomentIcon, title, text, aside }) => (
        <li key={id} className={styles.moment} data-time={time} aria-current={time === 'today' ? 'date' : undefined}>
          <div className={styles.date}>
            {date}
            {dateNote !== undefined && <span className={styles.note}>{dateNote}</span>}
          </div>
          <span className={styles.node}>{MomentIcon !== undefined && <MomentIcon size={16} stroke={1.75} />}</span>
          <div className={styles.words}>
            <span className={styles.title}>{title}</span>
            {text !== undefined && <span className={styles.text}>{text}</span>}
          </div>
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </li>
      ))}
    </ol>
  );
}
