import { useEffect, useState } from 'react';
import styles from './loading-skeleton.module.css';

const DELAY_MILLISECONDS = 200;

/** The shape of what comes, only when it takes more than 200 ms: a flash would be worse than a wait. */
export function LoadingSkeleton({ rows = 6 }: { readonly rows?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), DELAY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label="Chargement" className={styles.skeleton} data-loading>
      {shown && Array.from({ length: rows }, (_, row) => <span key={row} className={styles.row} data-row={row % 3} />)}
    </div>
  );
}
