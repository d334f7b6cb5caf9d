import type { z } from 'zod';
import type { figuresAnswer } from './api.ts';

/** A freed time as the figures see it. ISO instants. */
export interface FreedFact {
  readonly state: string;
  readonly freedAt: string;
  readonly closedAt: string | null;
}

/** A request as the figures see it. */
export interface RequestFact {
  readonly patientId: string;
  readonly waiting: boolean;
  readonly createdAt: string;
  readonly offers: number;
}

/** How many freed times are filled, how fast, and whether offers go round. */
export function figuresOf(
  freed: readonly FreedFact[],
  requests: readonly RequestFact[],
  now: Temporal.Instant,
): z.output<typeof figuresAnswer> {
  const filled = freed.filter(({ state }) => state === 'filled');
  const ended = freed.filter(({ state }) => state !== 'offering');
  const waiting = requests.filter((one) => one.waiting);
  return {
    ...{ freed: ended.length, filled: filled.length },
    fillRate: ended.length === 0 ? null : filled.length / ended.length,
    medianMinutesToFill: median(filled.map((one) => (Date.parse(one.closedAt!) - Date.parse(one.freedAt)) / 60_000)),
    waiting: waiting.length,
    medianDaysWaiting: median(waiting.map((one) => (now.epochMilliseconds - Date.parse(one.createdAt)) / 86_400_000)),
    topTenthShare: topTenthShare(requests),
    neverOffered: waiting.filter(({ offers }) => offers === 0).length,
  };
}

/** Share of the offers that went to the tenth of the patients offered most. */
function topTenthShare(requests: readonly RequestFact[]): number | null {
  const byPatient = new Map<string, number>();
  for (const { patientId, offers } of requests) byPatient.set(patientId, (byPatient.get(patientId) ?? 0) + offers);
  const counts = [...byPatient.values()].toSorted((a, b) => b - a);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const all = sum(counts);
  return all === 0 ? null : sum(counts.slice(0, Math.ceil(counts.length / 10))) / all;
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}
