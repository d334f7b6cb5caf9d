import { Textarea, TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from 'react';
import { labelled, type FieldWords } from './label.tsx';
import type { FieldBinding } from './use-form.ts';

interface TextFieldProps extends FieldBinding<string>, FieldWords {
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal';
  readonly placeholder?: string;
  /** Codes and numbers, in the mono face. */
  readonly mono?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
}

/** One line of text: `<TextField {...form.field('email')} label="Adresse électronique" type="email" required />`. */
export function TextField({ value, onChange, mono = false, label, help, required, error, ...rest }: TextFieldProps) {
  return (
    <TextInput
      {...rest}
      {...labelled({ ...rest, error }, { label, help, ...(required === undefined ? {} : { required }) })}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data-autofocus={rest.autoFocus || undefined}
      {...(mono ? { styles: { input: { fontFamily: 'var(--font-mono)' } } } : {})}
    />
  );
}

interface TextAreaFieldProps extends FieldBinding<string>, FieldWords {
  readonly rows?: number;
  readonly maxLength?: number;
}

/** Several lines of text; grows with what is written. */
export function TextAreaField({
  value,
  onChange,
  label,
  help,
  required,
  error,
  rows = 3,
  ...rest
}: TextAreaFieldProps) {
  return (
    <Textarea
      {...rest}
      {...labelled({ ...rest, error }, { label, help, ...(required === undefined ? {} : { required }) })}
      autosize
      minRows={rows}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
