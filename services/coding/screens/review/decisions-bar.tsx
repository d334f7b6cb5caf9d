import { useEffect, useRef } from 'react';
import type { Review } from './use-review.ts';
import styles from './decisions-bar.module.css';

const STATE_TITLES = {
  undecided: 'à décider',
  accepted: 'acceptée',
  refused: 'refusée',
  replaced: 'remplacée',
  added: 'ajoutée',
} as const;

/** What remains, in words, and one segment per decision, grouped by role: never out of sight, never a percentage. */
export function DecisionsBar({ review, closed }: { readonly review: Review; readonly closed: boolean }) {
  const { remaining, segments, tallies, focused } = review;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.querySelector('[data-focused]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [focused?.id]);
  return (
    <div className={styles.bar}>
      <p className={styles.remains} role="status">
        {closed ? (
          'Codage clos'
        ) : remaining === 0 ? (
          'Tout est décidé'
        ) : (
          <>
            Reste <strong>{remaining}</strong> à décider
          </>
        )}
      </p>
      <div ref={bar} className={styles.groups}>
        {segments.map(({ role, segments: own, decided, empty }) => (
          <div key={role} className={styles.group} style={{ flexGrow: Math.max(own.length, 1) }}>
            <div className={styles.segments} aria-hidden="true">
              {own.map(({ id, state }) => (
                <i
                  key={id}
                  title={STATE_TITLES[state]}
                  data-state={state}
                  data-focused={(!closed && id === focused?.id) || undefined}
                />
              ))}
              {own.length === 0 && <i data-state="none" />}
            </div>
            <span className={styles.count} data-missing={(empty && role === 'MMP') || undefined}>
              {role} {own.length === 0 ? 'rien trouvé' : empty ? 'vide' : `${decided}/${own.length}`}
            </span>
          </div>
        ))}
      </div>
      <ul className={styles.legend} aria-label="Décisions prises">
        {tallies.map(({ state, words }) => (
          <li key={state}>
            <i data-state={state} aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
