import { IconKey } from '@tabler/icons-react';
import { AutomaticChip } from '#platform/web/kit/chip.tsx';
import type { ShownEntry } from '../../entry-shapes.ts';
import styles from './lines.module.css';

/** Who acted: a person by name, a program by that of its token, Cabinet itself as automatic. */
export function Actor({ actor }: { readonly actor: ShownEntry['actor'] }) {
  if (actor.kind === 'system') return <AutomaticChip>automatique</AutomaticChip>;
  if (actor.kind === 'person') return actor.name;
  return (
    <span className={styles.actor}>
      <IconKey size={16} stroke={1.75} aria-label="Jeton d’API" />
      {actor.name}
    </span>
  );
}
