import { IconInfoCircle } from '@tabler/icons-react';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import type { StayView } from '../../api/review.ts';
import styles from './stay-foot.module.css';

const SHOWN = [
  { keys: 'j k', words: 'suivante, précédente' },
  { keys: 't', words: 'voir le texte' },
  { keys: 'z', words: 'annuler' },
  { keys: '?', words: 'toutes les touches' },
] as const;

/** Always there: what this is and is not, whose the decision is; and the keys most used. */
export function StayFoot({ notices, keys }: { readonly notices: StayView['notices']; readonly keys: boolean }) {
  return (
    <footer className={styles.foot}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
      <p className={styles.notice} title={notices.generated}>
        <b>{notices.device}</b> <span>{notices.responsibility}</span>
      </p>
      {keys && (
        <ul className={styles.keys} aria-label="Touches" data-print="hide">
          {SHOWN.map(({ keys: own, words }) => (
            <li key={own}>
              <KeyHint keys={own} /> {words}
            </li>
          ))}
        </ul>
      )}
    </footer>
  );
}
