import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import type { freeDaysAnswer } from '../../api/view.ts';
import { monthWeeks } from '../time/days.ts';

const NONE: readonly string[] = [];

/** Days of a month's page with a place left, in the agendas in sight (all when none is named). */
export function useFreeDays(month: string, who: readonly string[]): readonly string[] {
  const weeks = monthWeeks(month);
  const query = { from: weeks[0]?.[0] ?? month, days: weeks.length * 7, resources: who.join(',') };
  return (
    useRead<z.output<typeof freeDaysAnswer>>('/api/agenda/free-days', { query, keepFormer: true }).data?.days ?? NONE
  );
}
