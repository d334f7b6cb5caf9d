import { useState } from 'react';
import { download } from '#platform/web/api/files.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { EVERYTHING, queryOf, type JournalFilters } from './filters/journal-filters.ts';

/** The export of the journal: `run` those asked for, `runWhole` all of them. */
export interface Exporting {
  readonly busy: boolean;
  readonly run: () => Promise<void>;
  readonly runWhole: () => Promise<void>;
}

/** Keeps the lines asked for as a file; the export is itself a line, which then shows. */
export function useExport(filters: JournalFilters): Exporting {
  const [busy, setBusy] = useState(false);
  const refresh = useRefresh();
  const exportThose = async (wanted: JournalFilters) => {
    setBusy(true);
    try {
      await download('/api/audit/entries.csv', 'journal.csv', { query: queryOf(wanted) });
      await refresh(['/api/audit/entries', '/api/audit/summary']);
    } catch (cause) {
      announceFailure(cause);
    } finally {
      setBusy(false);
    }
  };
  return { busy, run: () => exportThose(filters), runWhole: () => exportThose(EVERYTHING) };
}
