import { keyNames } from './shortcuts/key-combination.ts';
import styles from './key-hint.module.css';

/** The key that does it, drawn as a key: `<KeyHint keys="ctrl+k" />`. `quiet` on a coloured button. */
export function KeyHint({ keys, quiet = false }: { readonly keys: string; readonly quiet?: boolean }) {
  return (
    <span className={styles.keys} data-quiet={quiet || undefined}>
      {keyNames(keys).map((name) => (
        <kbd key={name} className={styles.key}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
