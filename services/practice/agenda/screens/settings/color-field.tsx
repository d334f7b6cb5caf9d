import { IconCheck } from '@tabler/icons-react';
import styles from './reasons/reasons.module.css';

const COLORS = ['Bleu canard', 'Vert', 'Sable', 'Corail', 'Lilas', 'Bleu'];

/** One of the six grounds of the house, by its name. */
export function ColorField(props: { readonly value: number; readonly onChange: (color: number) => void }) {
  return (
    <div role="radiogroup" aria-label="Couleur" className={styles.colors}>
      {COLORS.map((name, index) => (
        <button
          key={name}
          type="button"
          role="radio"
          aria-checked={props.value === index + 1}
          aria-label={name}
          className={styles.color}
          style={{ background: `var(--category-${String(index + 1)})` }}
          onClick={() => props.onChange(index + 1)}
        >
          {props.value === index + 1 && <IconCheck size={18} stroke={2} />}
        </button>
      ))}
    </div>
  );
}
