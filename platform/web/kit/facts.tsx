import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** Names and values, in two columns: `<Facts of={[['Version', 'v2025'], ['Durée', '37 jours']]} />`. */
export function Facts({ of }: { readonly of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {of.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
