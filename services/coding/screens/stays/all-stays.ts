import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import type { Problem } from '#platform/web/api/problem.ts';
import { api, withQuery } from '#platform/web/api/request.ts';
import type { StayLine, StayList } from '../../api/stays.ts';

const PAGE = 500;
const PATH = '/api/coding/stays';

/**
 * Every stay, page after page, so that the table sorts and filters without asking; read again when the summary says that
 * something moved. Lines hold no word of a report: 10,000 of them weigh little.
 */
export function useAllStays(summary: StayList | undefined): UseQueryResult<readonly StayLine[], Problem> {
  const stamp =
    summary === undefined ? null : JSON.stringify([summary.total, summary.counts, summary.stays[0]?.changedAt]);
  return useQuery<readonly StayLine[], Problem>({
    queryKey: [currentOrganization(), PATH, 'all', stamp],
    queryFn: ({ signal }) => readAll(signal),
    placeholderData: (former) => former,
  });
}

async function readAll(signal: AbortSignal): Promise<readonly StayLine[]> {
  const found: StayLine[] = [];
  for (;;) {
    const { stays, total } = await api.get<StayList>(withQuery(PATH, { offset: found.length, limit: PAGE }), {
      signal,
    });
    found.push(...stays);
    if (stays.length === 0 || found.length >= total) return found;
  }
}
