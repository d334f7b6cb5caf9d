import type { ReactNode } from 'react';
import styles from './progress-row.module.css';

interface ProgressRowProps {
  /** What is going on: "Envoi de 40 comptes rendus". */
  readonly title: string;
  readonly done: number;
  readonly total: number;
  /** What remains, in words: "reste 12, environ 2 min". */
  readonly remains: string;
  /** Stop, or what may be done meanwhile. */
  readonly action?: ReactNode;
}

/** A long task: a bar, what is done, what remains; never a percentage alone. */
export function ProgressRow({ title, done, total, remains, action }: ProgressRowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <strong>{title}</strong>
        <span className={styles.remains}>{remains}</span>
      </div>
      <progress className={styles.bar} value={done} max={Math.max(total, 1)} aria-label={title} />
      {action}
    </div>
  );
}
