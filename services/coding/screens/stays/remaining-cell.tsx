import type { StayLine } from '../../api/stays.ts';
import styles from './remaining-cell.module.css';

/** What remains, in a figure and a bar of what is done. */
export function RemainingCell({ stay: { proposals, remaining } }: { readonly stay: StayLine }) {
  return (
    <span className={styles.cell} data-done={remaining === 0 || undefined}>
      <span className={styles.words}>
        {remaining === 0 ? (
          'tout est décidé'
        ) : (
          <>
            <b>{remaining}</b> sur {proposals}
          </>
        )}
      </span>
      {remaining > 0 && <progress value={proposals - remaining} max={Math.max(proposals, 1)} aria-hidden="true" />}
    </span>
  );
}
