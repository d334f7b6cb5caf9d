import { Button } from '@mantine/core';
import type { ShownSummary } from '../../entry-shapes.ts';
import type { FilterState } from '../use-filters.ts';
import { ActionChip } from './action-chip.tsx';
import { AddressChip } from './address-chip.tsx';
import { DatesChip } from './dates-chip.tsx';
import { ObjectChip } from './object-chip.tsx';
import { PersonChip } from './person-chip.tsx';
import { isFiltered } from './journal-filters.ts';
import styles from './filters.module.css';

interface FilterSentenceProps extends Pick<FilterState, 'filters' | 'change' | 'showAll'> {
  readonly choices: ShownSummary;
}

/** Filters as a sentence: "Voir tout le monde, toutes les actions sur tous les objets, …". */
export function FilterSentence({ choices, filters, change, showAll }: FilterSentenceProps) {
  return (
    <div className={styles.sentence} role="group" aria-label="Filtres">
      <span>Voir</span>
      <PersonChip actors={choices.actors} value={filters.person} onChange={(person) => change({ person })} />
      <span className={styles.comma}>,</span>
      <ActionChip actions={choices.actions} value={filters.action} onChange={(action) => change({ action })} />
      <span>sur</span>
      <ObjectChip
        objects={choices.objects}
        kind={filters.kind}
        object={filters.object}
        onChange={(kind, object) => change({ kind, object })}
      />
      <span className={styles.comma}>,</span>
      <DatesChip from={filters.from} to={filters.to} onChange={(from, to) => change({ from, to })} />
      <span>et</span>
      <AddressChip value={filters.address} onChange={(address) => change({ address })} />
      {isFiltered(filters) && (
        <Button variant="subtle" size="compact-sm" className={styles.all ?? ''} onClick={showAll}>
          Tout montrer
        </Button>
      )}
    </div>
  );
}
