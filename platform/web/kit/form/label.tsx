import type { ReactNode } from 'react';
import type { FieldBinding } from './use-form.ts';
import styles from './form.module.css';

/** What every field says of itself. */
export interface FieldWords {
  readonly label: string;
  /** Under the field: the form of what is expected, or why it is asked. */
  readonly help?: ReactNode;
  readonly required?: boolean;
}

/** "obligatoire", in sight only: what reads the field aloud learns it from `aria-required`. */
export function Need() {
  return <span className={styles.need} data-need aria-hidden="true" />;
}

/** The attributes common to all fields: label above, help under, error at the field, "obligatoire" in words. */
export function labelled(binding: Pick<FieldBinding<unknown>, 'id' | 'name' | 'error'>, words: FieldWords) {
  return {
    id: binding.id,
    name: binding.name,
    label: (
      <>
        {words.label}
        {words.required === true && <Need />}
      </>
    ),
    description: words.help,
    error: binding.error,
    'aria-required': words.required === true ? true : undefined,
  } as const;
}
