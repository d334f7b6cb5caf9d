import type { ReactNode } from 'react';
import { counted } from '#platform/web/french/numbers.ts';
import type { ShownSummary } from '../../entry-shapes.ts';
import type { FilterState } from '../use-filters.ts';
import { FilterSentence } from './filter-sentence.tsx';
import { WordsField } from './words-field.tsx';
import styles from './filters.module.css';

const NO_CHOICES: ShownSummary = { lines: 0, actors: [], actions: [], objects: [] };

interface JournalToolbarProps extends FilterState {
  readonly choices: ShownSummary | undefined;
  /** How many lines are asked for; not known yet when undefined. */
  readonly lines: number | undefined;
  /** The menu of the table. */
  readonly menu: ReactNode;
}

/** Above the journal: words, the sentence of filters, how many lines answer. */
export function JournalToolbar({ choices, lines, menu, filters, change, type, showAll }: JournalToolbarProps) {
  return (
    <div className={styles.place}>
      <div className={styles.toolbar}>
        <WordsField value={filters.words} onChange={type} />
        <FilterSentence choices={choices ?? NO_CHOICES} {...{ filters, change, showAll }} />
        <div className={styles.aside}>
          <span role="status">{lines !== undefined && counted(lines, 'ligne')}</span>
          {menu}
        </div>
      </div>
    </div>
  );
}
