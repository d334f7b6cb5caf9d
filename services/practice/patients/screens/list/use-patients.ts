import { useEffect, useState } from 'react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import type { Problem } from '#platform/web/api/problem.ts';
import { api, withQuery } from '#platform/web/api/request.ts';
import type { PatientLine, PatientList } from '../../api/patients.ts';

const PAGE = 200;
const PATH = '/api/patients';
const SETTLED_MILLISECONDS = 180;

/** What is typed, once the hand has stopped. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), SETTLED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

/**
 * Patients by the one box: those found, ranked; without anything typed, all of them by name, page after page as one
 * scrolls, so that a hundred thousand weigh no more than what is seen.
 */
export function usePatients(typed: string) {
  const q = useSettled(typed).trim();
  const read = useInfiniteQuery<PatientList, Problem, readonly PatientLine[], readonly unknown[], string | undefined>({
    queryKey: [currentOrganization(), PATH, 'list', q],
    queryFn: ({ pageParam, signal }) =>
      api.get<PatientList>(withQuery(PATH, { q, limit: PAGE, after: pageParam }), { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ patients, more }) => (more && q === '' ? patients.at(-1)?.id : undefined),
    select: ({ pages }) => pages.flatMap(({ patients }) => patients),
    placeholderData: keepPreviousData,
  });
  return { ...read, searched: q !== '' };
}
