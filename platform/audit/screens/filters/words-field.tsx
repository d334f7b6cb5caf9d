import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import styles from './filters.module.css';

const PAUSE_MILLISECONDS = 250;

/** Words looked for in the whole journal, asked for as soon as one stops typing. */
export function WordsField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (words: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  useShortcut('/', 'Chercher dans le journal', () => field.current?.focus());
  const ask = useDebouncedCallback((words: string) => {
    setAsked(words);
    onChange(words);
  }, PAUSE_MILLISECONDS);
  // Changed from elsewhere: going back, or all filters dropped.
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  const type = (words: string) => {
    setTyped(words);
    ask(words);
  };
  return (
    <TextInput
      ref={field}
      className={styles.search ?? ''}
      type="search"
      aria-label="Chercher dans le journal"
      placeholder="Chercher"
      leftSection={<IconSearch size={18} stroke={1.75} />}
      value={typed}
      maxLength={200}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.preventDefault();
        type('');
      }}
    />
  );
}
