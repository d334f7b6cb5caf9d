import { Radio, Select, Stack } from '@mantine/core';
import { labelled, type FieldWords } from './label.tsx';
import type { FieldBinding } from './use-form.ts';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What choosing it means. */
  readonly help?: string;
}

interface ChoiceProps extends FieldBinding<string>, FieldWords {
  readonly choices: readonly Choice[];
}

/** One among many; typing searches. For five or fewer, prefer `RadioField`, which shows them all. */
export function SelectField({ value, onChange, choices, label, help, required, error, ...rest }: ChoiceProps) {
  return (
    <Select
      {...rest}
      {...labelled({ ...rest, error }, { label, help, ...(required === undefined ? {} : { required }) })}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      searchable={choices.length > 8}
      allowDeselect={false}
      nothingFoundMessage="Rien de ce nom"
      placeholder="Choisir"
    />
  );
}

/** One among a few, all in sight, each with what it means. */
export function RadioField({ value, onChange, choices, label, help, required, error, id, name }: ChoiceProps) {
  // The group's outer box has no role, and may not say that it is required; its label does. Nor may it take the
  // identifier of its first choice: the words of that choice would then point at the box.
  const {
    'aria-required': _,
    id: _first,
    ...words
  } = labelled({ id, name, error }, { label, help, required: required ?? false });
  return (
    <Radio.Group {...words} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {choices.map((choice, index) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.help}
            {...(index === 0 ? { id } : {})}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
