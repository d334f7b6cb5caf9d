import { useId, type ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  readonly title?: string;
  /** At the right of the title: a count, a chip, a button. */
  readonly aside?: ReactNode;
  /** Content reaches the edges: lists and tables. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A framed part of a page, headed by its title. */
export function Card({ title, aside, flush = false, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </header>
      )}
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
