import { keyNames } from './shortcuts/key-combination.ts';
import styles from './key-hint.module.css';

/** What some keys do, at the foot of a page: `<KeyLegend keys={['j', 'k']} does="suivante, précédente" />`. */
export function KeyLegend({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <span className={styles.legend}>
      {keys.map((key) => (
        <KeyHint key={key} keys={key} />
      ))}
      {does}
    </span>
  );
}

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
