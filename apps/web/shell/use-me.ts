import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { setServerNow } from '#platform/web/session/now.ts';
import type { Me } from '#platform/web/session/session.tsx';

/** Key of `me` in the cache; it survives a change of organisation. */
export const ME = ['me'] as const;

/** Often enough that somebody at work stays known, and that a session left alone is seen to have ended (MAI-026). */
const EVERY_MILLISECONDS = 60_000;

/** Who is signed in, read again when one comes back to the tab: rights may have changed meanwhile. */
export function useMe(): UseQueryResult<Me, Problem> {
  return useQuery<Me, Problem>({
    queryKey: ME,
    queryFn: async ({ signal }) => {
      const me = await api.get<Me>('/api/identity/me', { organization: null, signal });
      setServerNow(me.now);
      return me;
    },
    staleTime: 60_000,
    refetchOnWindowFocus: 'always',
    refetchInterval: EVERY_MILLISECONDS,
    refetchIntervalInBackground: true,
  });
}
