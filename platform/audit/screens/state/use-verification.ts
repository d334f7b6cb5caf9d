import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import type { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { serverNow } from '#platform/web/session/now.ts';
import type { ShownVerification } from '../../entry-shapes.ts';

/** The journal as it was found, and when; `at` is an ISO instant. */
export interface Verified {
  readonly found: ShownVerification;
  readonly at: string;
}

const KEPT_MILLISECONDS = 600_000;

/** Verifies the journal on coming, then only when asked: it is read again whole. */
export function useVerification(): UseQueryResult<Verified, Problem> {
  return useQuery<Verified, Problem>({
    queryKey: [currentOrganization(), '/api/audit/verification'],
    queryFn: async ({ signal }) => ({
      found: await api.get<ShownVerification>('/api/audit/verification', { signal }),
      at: serverNow().toISOString(),
    }),
    staleTime: KEPT_MILLISECONDS,
    refetchOnWindowFocus: false,
  });
}
