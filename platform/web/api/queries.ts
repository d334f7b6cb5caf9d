import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useActingOrganization, useApi } from './acting-organization.ts';
import { Problem } from './problem.ts';
import { withQuery, type Query } from './request.ts';

/** Refusals are final; only an absent answer or a failing server is worth a second try. */
const worthRetrying = (failures: number, cause: Error): boolean =>
  failures < 2 && cause instanceof Problem && (cause.status === 0 || cause.status >= 502);

/** The cache of what was read. One for the page's life; emptied on changing organisation or person. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: true } },
  });
}

interface ReadOptions {
  readonly query?: Query;
  /** False while something is still missing to ask. */
  readonly enabled?: boolean;
  /** Asks again every so many milliseconds, for what others change. */
  readonly everyMilliseconds?: number;
  /** Shows the former answer while a filter changes. */
  readonly keepFormer?: boolean;
}

/**
 * Reads a path and keeps it fresh: `const stays = useRead<Stay[]>('/api/coding/stays', { query: { state } })`.
 * Give the result to `<Loaded>`.
 */
export function useRead<Answer>(path: string, options: ReadOptions = {}): UseQueryResult<Answer, Problem> {
  const api = useApi();
  const organization = useActingOrganization();
  return useQuery<Answer, Problem>({
    // By organisation, then path, so that neither leaks nor collides.
    queryKey: [organization, path, options.query ?? {}],
    queryFn: ({ signal }) => api.get<Answer>(withQuery(path, options.query), { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMilliseconds ?? false,
    ...(options.keepFormer === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/**
 * Changes something, then reads again every path that starts with one of `refresh`:
 * `const rename = useWrite((name: string) => api.patch('/api/identity/person', { name }), ['/api/identity'])`.
 */
export function useWrite<Input = void, Answer = unknown>(
  write: (input: Input) => Promise<Answer>,
  refresh: readonly string[] = [],
): UseMutationResult<Answer, Problem, Input> {
  const refreshPaths = useRefresh();
  return useMutation<Answer, Problem, Input>({
    mutationFn: write,
    onSuccess: () => refreshPaths(refresh),
  });
}

/** Reads again every path that starts with one of those given. */
export function useRefresh(): (paths: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return (paths) =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        paths.some((path) => typeof queryKey[1] === 'string' && queryKey[1].startsWith(path)),
    });
}
