import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { FailedState } from '#platform/web/kit/failed-state.tsx';
import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import tableStyles from '#platform/web/kit/table/data-table.module.css';
import { useColumns } from '#platform/web/kit/table/use-columns.ts';
import type { ShownSummary } from '../entry-shapes.ts';
import { AccessList } from './access-list.tsx';
import { ExportButton } from './export-button.tsx';
import { EVERYTHING, isFiltered } from './filters/journal-filters.ts';
import { JournalToolbar } from './filters/journal-toolbar.tsx';
import type { ShownEntry } from '../entry-shapes.ts';
import { columnsThatFit } from './lines/column-fit.ts';
import { ColumnsMenu } from './lines/columns-menu.tsx';
import { EntriesTable } from './lines/entries-table.tsx';
import { entryColumns, type EntryColumn } from './lines/entry-columns.tsx';
import { EntryPanel } from './lines/entry-panel.tsx';
import { MoreLines } from './lines/more-lines.tsx';
import { Names } from './lines/object-shown.tsx';
import { useOpenedLine } from './lines/use-opened-line.ts';
import type { Exporting } from './use-export.ts';
import type { FilterState } from './use-filters.ts';
import type { useChoices, useEntries, useSummary } from './use-journal.ts';

interface JournalListProps extends FilterState {
  readonly read: ReturnType<typeof useEntries>;
  readonly choices: ReturnType<typeof useChoices>;
  readonly exporting: Exporting;
  readonly summary: ReturnType<typeof useSummary>;
}

const PHONE_WIDTH = 560;
/** Leaves the room to others where nobody acts for a professional. */
const FOR_WHOM = 'for-whom';
const isForSomebody = ({ forWhom }: ShownEntry): boolean => forWhom !== null;

/** The journal as a list: what to see of it, who had access when it is about one object, its lines, the line opened. */
export function JournalList({ read, choices, summary, exporting, ...state }: JournalListProps) {
  const { ref, width } = useElementSize();
  const { entries } = read;
  const { filters, change } = state;
  const line = useOpenedLine(entries);
  const names = useMemo(() => namesOf(choices.data?.actors ?? []), [choices.data]);
  const choice = useColumns('journal', entryColumns);
  const useful = (choice.shown as readonly EntryColumn[]).filter(
    ({ id }) => id !== FOR_WHOM || entries.some(isForSomebody),
  );
  const columns = columnsThatFit(useful, width);
  const narrow = width > 0 && width < PHONE_WIDTH;
  return (
    <div ref={ref} className={tableStyles.table} data-print="hide" data-narrow={narrow || undefined}>
      <JournalToolbar
        {...state}
        choices={choices.data}
        lines={summary.data?.lines}
        menu={narrow ? <ExportButton exporting={exporting} small /> : <ColumnsMenu choice={choice} />}
      />
      {filters.object !== '' && choices.data !== undefined && choices.data.lines > 0 && (
        <AccessList
          object={filters.object}
          summary={choices.data}
          person={filters.person}
          onPerson={(person) => change({ person })}
        />
      )}
      {entries.length > 0 && (
        <Names value={names}>
          <EntriesTable
            {...{ entries, line, narrow }}
            columns={narrow ? entryColumns : columns}
            onEndReached={() => {
              if (read.hasNextPage && !read.isFetchingNextPage && !read.isFetchNextPageError) void read.fetchNextPage();
            }}
            foot={<MoreLines of={read} />}
          />
        </Names>
      )}
      {entries.length === 0 && <NoLines {...{ read, state }} />}
      {line.opened !== undefined && (
        <EntryPanel
          entry={line.opened}
          filters={filters}
          onClose={line.close}
          onNarrow={(some) => {
            line.close();
            change({ ...EVERYTHING, ...some });
          }}
        />
      )}
    </div>
  );
}

function namesOf(actors: ShownSummary['actors']): ReadonlyMap<string, string> {
  return new Map(actors.flatMap(({ id, name }) => (id === null ? [] : [[id, name]])));
}

function NoLines({ read, state }: { readonly read: JournalListProps['read']; readonly state: FilterState }) {
  if (read.isError) return <FailedState cause={read.error} retry={() => void read.refetch()} />;
  if (read.isPending) return <LoadingSkeleton rows={10} />;
  if (!isFiltered(state.filters)) {
    return (
      <EmptyState title="Journal encore vide">
        Chaque lecture, chaque changement et chaque export s’y écrira, avec son auteur et son heure.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={state.filters.object === '' ? 'Aucune ligne avec ces filtres' : 'Aucun accès à cet objet'}
      action={<Button onClick={state.showAll}>Tout montrer</Button>}
    >
      {state.filters.object === '' ? undefined : 'Personne ne l’a lu ni changé, ou ses lignes ont atteint leur terme.'}
    </EmptyState>
  );
}
