import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import type { Finding, ScreenModule } from '#platform/web/screen-module.ts';
import { useMay } from '#platform/web/session/session.tsx';

/** What rooms found, under each room's head. */
export interface Findings {
  readonly found: readonly { readonly title: string; readonly findings: readonly Finding[] }[];
  readonly searching: boolean;
}

/** Asks every room's search, from two letters on, once the fingers rest. */
export function useFindings(modules: readonly ScreenModule[], typed: string): Findings {
  const may = useMay();
  const [text] = useDebouncedValue(typed.trim(), 150);
  const searches = modules.flatMap((module) => module.searches ?? []).filter(({ permission }) => may(permission));
  const answers = useQueries({
    queries: searches.map(({ title, find }) => ({
      queryKey: [currentOrganization(), 'find', title, text],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => find(text, signal),
      enabled: text.length >= 2,
    })),
  });
  return {
    found: searches
      .map(({ title }, index) => ({ title, findings: answers[index]?.data ?? [] }))
      .filter(({ findings }) => findings.length > 0),
    searching: answers.some(({ isFetching }) => isFetching),
  };
}
