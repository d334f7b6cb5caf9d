import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { Conflict } from '#platform/kernel/errors.ts';
import type { FreeTime } from './api/appointments.ts';
import type { ReasonView } from './api/resources.ts';
import { readDiary } from './diary.ts';
import { reasonOf } from './reasons.ts';
import { freeSlots, type Diary, type OnlineRule, type Slot } from './times/slots.ts';

const DAY_MS = 86_400_000;
/** How far ahead the next free times are looked for. */
const LOOK_AHEAD_DAYS = 180;
const FIRST_LOOK_DAYS = 14;
/** What a refusal proposes (MAI-083, SEC-29). */
const PROPOSED = 3;

/** The next free times of a reason in one agenda, from an instant on; looks near first, then as far as half a year. */
export async function nextTimes(
  database: OrganizationDatabase,
  asked: {
    readonly resourceId: string;
    readonly reason: ReasonView;
    readonly after: number;
    readonly limit: number;
    readonly now: Temporal.Instant;
    readonly online: OnlineRule | null;
    readonly days?: number;
  },
): Promise<readonly FreeTime[]> {
  const { resourceId, reason, after, limit, now, online, days = LOOK_AHEAD_DAYS } = asked;
  const start = Math.max(after, now.epochMilliseconds);
  for (const ahead of new Set([Math.min(FIRST_LOOK_DAYS, days), days])) {
    const range = { start, end: start + ahead * DAY_MS };
    const diary = await readDiary(database, resourceId, [reason], { range, now });
    const found = freeTimes(diary, reason, freeSlots(diary, reason, { range, online, limit }));
    if (found.length >= limit || ahead === days) return found;
  }
  return [];
}

/** Times found by rule, as they are told. */
export function freeTimes(diary: Diary, reason: ReasonView, slots: readonly Slot[]): readonly FreeTime[] {
  return slots.map(({ start, end, siteId }) => ({
    ...{ resourceId: diary.schedule.resourceId, reasonId: reason.id, siteId, place: reason.place },
    ...{ startsAt: instantOf(start), endsAt: instantOf(end) },
  }));
}

/** Adds to a refusal the three next free times, and whether the caller may set the refusal aside. */
export async function withNextTimes<Result>(
  context: { readonly database: OrganizationDatabase; readonly now: Temporal.Instant },
  wanted: {
    readonly resourceId: string;
    readonly reasonId: string;
    readonly startsAt: string;
    readonly mayOverride: boolean;
    readonly online: OnlineRule | null;
  },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Conflict) || !['agenda.slot-taken', 'agenda.outside-rules'].includes(error.code))
      throw error;
    const reason = await reasonOf(context.database, wanted.reasonId);
    const next = await nextTimes(context.database, {
      ...{ resourceId: wanted.resourceId, reason, limit: PROPOSED, now: context.now, online: wanted.online },
      after: Date.parse(wanted.startsAt),
    });
    throw new Conflict(error.code, error.message, { ...error.facts, next, mayOverride: wanted.mayOverride });
  }
}

/** An instant of the algebra as ISO text in UTC. */
export function instantOf(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
}
