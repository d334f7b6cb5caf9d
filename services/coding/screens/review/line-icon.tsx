import { IconCircleCheck, IconCircleDashed, IconCirclePlus, IconCircleX, IconTransform } from '@tabler/icons-react';
import type { LineState } from './review-lines.ts';
import styles from './line-icon.module.css';

const ICONS = {
  undecided: { icon: IconCircleDashed, word: 'proposition à décider' },
  accepted: { icon: IconCircleCheck, word: 'proposition acceptée' },
  refused: { icon: IconCircleX, word: 'proposition refusée' },
  replaced: { icon: IconTransform, word: 'proposition remplacée' },
  added: { icon: IconCirclePlus, word: 'saisie par l’utilisateur' },
} as const;

/** The state of a line: a shape, a colour, and a word for those who see neither. */
export function LineIcon({ state }: { readonly state: LineState }) {
  const { icon: Icon, word } = ICONS[state];
  return (
    <span className={styles.icon} data-state={state} role="img" aria-label={word}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
    </span>
  );
}
