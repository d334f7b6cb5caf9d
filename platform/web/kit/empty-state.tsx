import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Icon } from '../screen-module.ts';
import styles from './state.module.css';

interface EmptyStateProps {
  /** What is not there, and that it is normal: "Aucun séjour à relire". */
  readonly title: string;
  /** What will fill it, or what one can do. */
  readonly children?: ReactNode;
  readonly icon?: Icon;
  readonly action?: ReactNode;
}

/** Nothing to show, and it is no fault. */
export function EmptyState({ title, children, icon: StateIcon = IconInbox, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.mark}>
        <StateIcon size={24} stroke={1.5} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}
