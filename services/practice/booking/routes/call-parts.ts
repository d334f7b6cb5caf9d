import { Conflict } from '#platform/kernel/errors.ts';
import type { Call } from '#platform/http/route.ts';
import { visitorOf } from '#services/practice/accounts/module.ts';
import type { FreeTime } from '#services/practice/agenda/module.ts';

/** The secret of the browser that calls, made at its first act. */
export function visitor(call: Pick<Call, 'request' | 'reply'>, secure: boolean): string {
  return visitorOf(call, { secure });
}

/** Codes of a time that somebody else has, or that the rules no longer offer. */
const GONE = new Set(['agenda.slot-taken', 'agenda.outside-rules', 'agenda.hold-expired']);

/** The next free times that a refusal proposes; null for any other error. */
export function nextTimesOf(error: unknown): readonly FreeTime[] | null {
  if (!(error instanceof Conflict) || !GONE.has(error.code)) return null;
  const next = (error.facts as { readonly next?: readonly FreeTime[] } | null)?.next;
  return next ?? [];
}

/** Whole seconds until an instant, never below zero. */
export function secondsUntil(instant: string, now: Temporal.Instant): number {
  return Math.max(0, Math.floor((Temporal.Instant.from(instant).epochMilliseconds - now.epochMilliseconds) / 1000));
}
