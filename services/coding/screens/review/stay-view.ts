import { useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import type { Problem } from '#platform/web/api/problem.ts';
import { useRead } from '#platform/web/api/queries.ts';
import type { StayView } from '../../api/review.ts';
import type { stayStateAnswer } from '../../api/stays.ts';
import type { z } from 'zod';

type StayMoment = z.output<typeof stayStateAnswer>;

const WHILE_ANALYSING_MILLISECONDS = 1500;
const WHILE_REVIEWING_MILLISECONDS = 10_000;

export const stayPath = (stayId: string): string => `/api/coding/stays/${stayId}`;

/** Where the stay is kept among what was read. */
export const stayKey = (stayId: string): readonly unknown[] => [currentOrganization(), stayPath(stayId), {}];

/** Everything the review shows, read again when somebody else has moved the stay on. */
export function useStayView(stayId: string): UseQueryResult<StayView, Problem> {
  const read = useRead<StayView>(stayPath(stayId));
  const shown = read.data;
  const analysing = shown?.stay.state === 'analysing';
  const moment = useRead<StayMoment>(`${stayPath(stayId)}/state`, {
    enabled: shown !== undefined,
    everyMilliseconds: analysing ? WHILE_ANALYSING_MILLISECONDS : WHILE_REVIEWING_MILLISECONDS,
  }).data;
  const overtaken =
    shown !== undefined &&
    moment !== undefined &&
    (moment.state !== shown.stay.state || moment.decisionsVersion > shown.decisionsVersion);
  const { refetch } = read;
  useEffect(() => {
    if (overtaken) void refetch();
  }, [overtaken, moment, refetch]);
  return read;
}

/** Keeps what the server answered to a decision as what is read. */
export function keepStayView(client: QueryClient, stayId: string, view: StayView): void {
  client.setQueryData(stayKey(stayId), view);
  void client.invalidateQueries({ queryKey: [currentOrganization(), '/api/coding/stays'], refetchType: 'none' });
}

/** For acts that answer the whole stay: `useKeepStayView(stayId)(await api.post(…))`. */
export function useKeepStayView(stayId: string): (view: StayView) => void {
  const client = useQueryClient();
  return (view) => keepStayView(client, stayId, view);
}
