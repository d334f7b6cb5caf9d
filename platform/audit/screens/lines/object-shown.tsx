import { createContext, use } from 'react';
import type { ShownEntry } from '../../entry-shapes.ts';
import { shortId } from '../filters/filter-words.ts';
import styles from './lines.module.css';

/** Names of the people of this journal, by identifier. */
export const Names = createContext<ReadonlyMap<string, string>>(new Map());

/** What was acted upon: a person by name when the journal knows it, anything else by the end of its identifier. */
export function ObjectShown({ object }: { readonly object: ShownEntry['object'] }) {
  const name = use(Names).get(object.id ?? '');
  if (object.kind === 'person' && name !== undefined) return name;
  return (
    <>
      {object.name} {object.id !== null && <code className={styles.id}>{shortId(object.id)}</code>}
    </>
  );
}
