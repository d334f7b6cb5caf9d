import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Icon } from '../screen-module.ts';
import styles from './alarm.module.css';

interface AlarmProps {
  /** `bad`: a person must act today. `saffron`: a choice is open until a date. */
  readonly tone?: 'bad' | 'saffron';
  readonly icon?: Icon;
  /** What is wrong, as a sentence. */
  readonly title: string;
  /** What is safe, and what to do. */
  readonly children: ReactNode;
  /** The one act that settles it. */
  readonly action?: ReactNode;
}

/** Something that needs a person: what is wrong, what is safe, what to do, one action. One per region of a screen. */
export function Alarm({ tone = 'bad', icon: AlarmIcon = IconAlertCircle, title, children, action }: AlarmProps) {
  return (
    <section className={styles.alarm} data-tone={tone} aria-label={title}>
      <span className={styles.mark}>
        <AlarmIcon size={20} stroke={1.75} />
      </span>
      <div className={styles.words}>
        <h2>{title}</h2>
        <div className={styles.text}>{children}</div>
      </div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </section>
  );
}
