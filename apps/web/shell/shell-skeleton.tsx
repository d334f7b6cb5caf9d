import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import { Mark } from './mark.tsx';
import bar from './bar.module.css';
import rail from './rail.module.css';
import styles from './shell.module.css';

/** The empty frame, while the server says who is there. */
export function ShellSkeleton() {
  return (
    <div className={styles.shell}>
      <header className={bar.bar}>
        <Mark />
      </header>
      <div className={rail.rail} />
      <main className={styles.body}>
        <LoadingSkeleton />
      </main>
    </div>
  );
}
