import { TextInput } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { number } from '#platform/web/french/numbers.ts';
import { holdsWords } from '#platform/web/french/search.ts';
import styles from './filters.module.css';

/** One thing to choose, and how many lines it has. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly lines?: number;
  /** Head under which it stands; choices of a group follow each other. */
  readonly group?: string;
}

interface ChoiceListProps {
  readonly title: string;
  /** The choice of no filter: "Tout le monde". */
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

const SEARCHED_FROM = 9;

/** One among what the journal holds; long lists are searched by typing. */
export function ChoiceList({ title, all, choices, value, onChoose }: ChoiceListProps) {
  const [typed, setTyped] = useState('');
  const shown = choices.filter(({ name, group = '' }) => holdsWords(`${name} ${group}`, typed));
  const offered: readonly Choice[] = typed === '' ? [{ value: '', name: all }, ...shown] : shown;
  return (
    <div className={styles.list}>
      {choices.length >= SEARCHED_FROM && (
        <TextInput
          type="search"
          aria-label={`Chercher : ${title.toLowerCase()}`}
          placeholder="Chercher"
          data-autofocus
          leftSection={<IconSearch size={18} stroke={1.75} />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      <ul className={styles.choices} aria-label={title}>
        {offered.map((choice, index) => (
          <li key={choice.value}>
            {choice.group !== undefined && choice.group !== offered[index - 1]?.group && (
              <p className={styles.group}>{choice.group}</p>
            )}
            <button
              type="button"
              className={styles.choice}
              aria-pressed={choice.value === value}
              onClick={() => onChoose(choice.value)}
            >
              <span className={styles.tick}>{choice.value === value && <IconCheck size={16} stroke={2} />}</span>
              <span>{choice.name}</span>
              {choice.lines !== undefined && <span className={styles.count}>{number(choice.lines)}</span>}
            </button>
          </li>
        ))}
        {offered.length === 0 && <li className={styles.none}>Rien de ce nom.</li>}
      </ul>
    </div>
  );
}
