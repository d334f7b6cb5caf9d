import { useCallback, useMemo } from 'react';
import { useAddressQuery, useGo } from '#platform/web/kit/link.tsx';
import { EVERYTHING, filtersIn, pathOf, type JournalFilters } from './filters/journal-filters.ts';

/** The filters of the page, which live in its address, and how to change some or drop them all. */
export interface FilterState {
  readonly filters: JournalFilters;
  /** A step one may go back from. */
  readonly change: (some: Partial<JournalFilters>) => void;
  /** As `change`, in place: for what is being typed. */
  readonly type: (words: string) => void;
  readonly showAll: () => void;
}

/** Reads and changes the filters in the address: a view can be kept, sent and linked to. */
export function useFilters(): FilterState {
  const query = useAddressQuery();
  const go = useGo();
  const written = JSON.stringify(query);
  const filters = useMemo(
    () => filtersIn(JSON.parse(written) as Readonly<Record<string, string | undefined>>),
    [written],
  );
  return {
    filters,
    change: useCallback((some) => go(pathOf({ ...filters, ...some })), [filters, go]),
    type: useCallback((words) => go(pathOf({ ...filters, words }), { replace: true }), [filters, go]),
    showAll: useCallback(() => go(pathOf(EVERYTHING)), [go]),
  };
}
