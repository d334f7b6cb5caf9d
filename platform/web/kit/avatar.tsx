import { categoryOf, initialsOf } from './initials.ts';
import styles from './avatar.module.css';

/** A person or an organisation by its initials; always beside its name, so silent to screen readers. */
export function Avatar({ name, square = false }: { readonly name: string; readonly square?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={styles.avatar}
      data-square={square || undefined}
      style={square ? undefined : { background: `var(--category-${String(categoryOf(name))})` }}
    >
      {square ? initialsOf(name).slice(0, 1) : initialsOf(name)}
    </span>
  );
}
