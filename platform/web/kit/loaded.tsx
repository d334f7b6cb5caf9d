import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { FailedState } from './failed-state.tsx';
import { LoadingSkeleton } from './loading-skeleton.tsx';

interface LoadedProps<Answer> {
  readonly from: UseQueryResult<Answer, Problem>;
  /** In place of the usual skeleton. */
  readonly waiting?: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
}

/**
 * Shows what was read, and every way it may not be: waiting, refused, away. What was read once stays shown while it is
 * read again: `<Loaded from={useRead<Member[]>('/api/…')}>{(members) => …}</Loaded>`.
 */
export function Loaded<Answer>({ from, waiting, children }: LoadedProps<Answer>) {
  if (from.data !== undefined) return children(from.data);
  if (from.isError) return <FailedState cause={from.error} retry={() => void from.refetch()} />;
  return waiting ?? <LoadingSkeleton />;
}
