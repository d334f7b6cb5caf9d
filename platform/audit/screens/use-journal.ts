import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import type { Problem } from '#platform/web/api/problem.ts';
import { useRead } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import type { ShownEntry, ShownSummary } from '../entry-shapes.ts';
import { EVERYTHING, queryOf, type JournalFilters } from './filters/journal-filters.ts';

const ENTRIES = '/api/audit/entries';
const LINES_AT_ONCE = 100;

interface EntriesPage {
  readonly entries: readonly ShownEntry[];
  readonly next: number | null;
}

/** The lines asked for, read a page at a time as one scrolls; the former ones stay while filters change. */
export function useEntries(filters: JournalFilters) {
  const query = queryOf(filters);
  const pages = useInfiniteQuery<EntriesPage, Problem, { pages: EntriesPage[] }, readonly unknown[], number | null>({
    queryKey: [currentOrganization(), ENTRIES, query],
    queryFn: ({ pageParam, signal }) =>
      api.get<EntriesPage>(ENTRIES, { query: { ...query, before: pageParam, limit: LINES_AT_ONCE }, signal }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // The newest line moves what follows: a page read again by surprise would lose one's place.
    refetchOnWindowFocus: false,
  });
  const read = pages.data?.pages;
  const entries = useMemo(() => read?.flatMap((page) => page.entries) ?? [], [read]);
  return { ...pages, entries };
}

/** Who and what the lines asked for hold, and how many they are. */
export function useSummary(filters: JournalFilters, enabled = true) {
  return useRead<ShownSummary>('/api/audit/summary', { query: queryOf(filters), keepFormer: true, enabled });
}

/** What filters may choose among: everything the journal holds, or the lines of one object once it is chosen. */
export function useChoices(filters: JournalFilters) {
  return useSummary({ ...EVERYTHING, object: filters.object });
}
