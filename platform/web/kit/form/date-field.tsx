import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { longDate } from '../../french/dates.ts';
import { serverNow } from '../../session/now.ts';
import { labelled, type FieldWords } from './label.tsx';
import { parseTypedDate } from './typed-date.ts';
import type { FieldBinding } from './use-form.ts';
import styles from './form.module.css';

interface DateFieldProps extends FieldBinding<string>, FieldWords {
  /** Where a date without a year falls; `past` for births. */
  readonly leaning?: 'future' | 'past';
  /** An hour may be typed too; the value is then `YYYY-MM-DDTHH:MM` in the place's own time. */
  readonly withTime?: boolean;
}

const shown = (value: string): string => {
  const [date = '', time] = value.split('T');
  const [year, month, day] = date.split('-');
  return value === '' ? '' : [`${day ?? ''}/${month ?? ''}/${year ?? ''}`, time].filter(Boolean).join(' ');
};

const local = (instant: Date): string =>
  new Intl.DateTimeFormat('fr-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/**
 * A date typed as people write it (`12/3 14h30`, `lundi 9h`), read back in full under the field. Its value is
 * `YYYY-MM-DD`, or '' while what is typed is no date.
 */
export function DateField(props: DateFieldProps) {
  const { value, onChange, label, help, required, error, leaning = 'future', withTime = false, ...rest } = props;
  const [typed, setTyped] = useState(() => shown(value));
  const found = parseTypedDate(typed, local(serverNow()), leaning);
  const unread = typed.trim() !== '' && found === null;
  const read = (text: string) => {
    setTyped(text);
    const date = parseTypedDate(text, local(serverNow()), leaning);
    if (date === null) onChange('');
    else onChange(withTime && date.time !== null ? `${date.date}T${date.time}` : date.date);
  };
  return (
    <TextInput
      {...rest}
      {...labelled({ ...rest, error }, { label, ...(required === undefined ? {} : { required }) })}
      description={
        found === null ? (
          (help ?? exampleOf(withTime, leaning))
        ) : (
          <span className={styles.reading}>
            {longDate(found.date)}
            {withTime && found.time !== null && ` à ${found.time}`}
          </span>
        )
      }
      error={
        error ?? (unread && typed.length > 5 ? 'Cette date n’existe pas, ou s’écrit autrement : 12/3/2027.' : undefined)
      }
      value={typed}
      onChange={({ currentTarget }) => read(currentTarget.value)}
      onBlur={() => {
        if (found !== null && value !== '') setTyped(shown(value));
      }}
      autoComplete="off"
    />
  );
}

/** Of the kind that is asked: a birth lies behind, a leave ahead. */
function exampleOf(withTime: boolean, leaning: 'future' | 'past'): string {
  if (withTime) return 'Par exemple 12/3 14h30';
  return leaning === 'past' ? 'Par exemple 14/3/84' : 'Par exemple 12/3/2027';
}
