import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { labelled, type FieldWords } from './label.tsx';
import type { FieldBinding } from './use-form.ts';

interface PasswordFieldProps extends FieldBinding<string>, FieldWords {
  /** `new-password` where one is chosen, so that password managers offer one. */
  readonly autoComplete: 'current-password' | 'new-password';
  /** Shown under the field while one types: how strong it is, what would make it stronger. */
  readonly strength?: ReactNode;
  readonly autoFocus?: boolean;
}

/** A password, that may be looked at, pasted and filled by a manager. */
export function PasswordField({
  value,
  onChange,
  label,
  help,
  required,
  error,
  strength,
  ...rest
}: PasswordFieldProps) {
  return (
    <div>
      <PasswordInput
        {...rest}
        {...labelled({ ...rest, error }, { label, help, ...(required === undefined ? {} : { required }) })}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Montrer ou cacher le mot de passe', tabIndex: 0 }}
      />
      {strength}
    </div>
  );
}
