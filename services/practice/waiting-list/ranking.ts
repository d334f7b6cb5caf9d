import type { Urgency } from './api.ts';

/** A patient who waits, as the rule sees them. */
export interface Waiting {
  readonly id: string;
  readonly reasonIds: readonly string[];
  readonly resourceIds: readonly string[];
  /** Days of the week (1 Monday) and hours of the wall clock, `HH:MM`. */
  readonly availability: readonly {
    readonly weekdays: readonly number[];
    readonly from: string;
    readonly until: string;
  }[];
  /** `YYYY-MM-DD` */
  readonly earliestDay: string | null;
  readonly latestDay: string | null;
  readonly urgency: Urgency;
  readonly distanceKm: number | null;
  readonly noticeMinutes: number;
  readonly createdAt: Temporal.Instant;
  /** Starting time of the later appointment they would give up; null when they have none. */
  readonly heldAppointmentAt: Temporal.Instant | null;
  /** Offers they let pass in the last thirty days. */
  readonly letPass: number;
}

/** A time that somebody gave up, on the wall clock of the place. */
export interface Freed {
  readonly resourceId: string;
  readonly start: Temporal.ZonedDateTime;
  readonly minutes: number;
}

/** What each reason takes, buffers included. */
export type ReasonLengths = ReadonlyMap<string, { readonly minutes: number; readonly resourceIds: readonly string[] }>;

export interface Candidate {
  readonly id: string;
  readonly reasonId: string;
  /** Higher is asked first. */
  readonly points: number;
}

const URGENCY_POINTS: Readonly<Record<Urgency, number>> = { urgent: 100, soon: 40, routine: 0 };
const POINTS_A_DAY = 2;
const MOST_FOR_AGE = 60;
const KILOMETRES_A_POINT = 2;
const MOST_FOR_DISTANCE = 20;
const MINUTES_A_POINT = 2;
const MOST_FOR_WASTE = 15;
/** Who let an offer pass lets others go first for a while. */
const FOR_EACH_PASSED = 15;

/**
 * Who is asked for a freed time, first to last: urgency, then age of the request, distance, how well the visit fills the
 * time, and whether they let offers pass before. Equal points: who asked first. Only those who can come, in time, for a
 * reason that fits.
 */
export function rankCandidates(
  waiting: readonly Waiting[],
  freed: Freed,
  reasons: ReasonLengths,
  now: Temporal.Instant,
): readonly Candidate[] {
  const found = waiting.flatMap((one) => {
    if (!canCome(one, freed, now)) return [];
    const reasonId = bestReason(one, freed, reasons);
    return reasonId === null
      ? []
      : [{ one, reasonId, points: pointsOf(one, freed, reasons.get(reasonId)!.minutes, now) }];
  });
  return found
    .toSorted((a, b) => b.points - a.points || Temporal.Instant.compare(a.one.createdAt, b.one.createdAt))
    .map(({ one, reasonId, points }) => ({ id: one.id, reasonId, points }));
}

function canCome(one: Waiting, freed: Freed, now: Temporal.Instant): boolean {
  const { start, minutes, resourceId } = freed;
  if (!one.resourceIds.includes(resourceId)) return false;
  const instant = start.toInstant();
  if (minutesBetween(now, instant) < one.noticeMinutes) return false;
  if (one.heldAppointmentAt !== null && Temporal.Instant.compare(one.heldAppointmentAt, instant) <= 0) return false;
  const day = start.toPlainDate().toString();
  if (one.earliestDay !== null && day < one.earliestDay) return false;
  if (one.latestDay !== null && day > one.latestDay) return false;
  const [from, until] = [hourOf(start), hourOf(start.add({ minutes }))];
  return one.availability.some(
    (window) => window.weekdays.includes(start.dayOfWeek) && window.from <= from && until <= window.until,
  );
}

/** The longest of their reasons that fits: least of the time is lost. */
function bestReason(one: Waiting, freed: Freed, reasons: ReasonLengths): string | null {
  const fitting = one.reasonIds.filter((id) => {
    const reason = reasons.get(id);
    return reason !== undefined && reason.minutes <= freed.minutes && reason.resourceIds.includes(freed.resourceId);
  });
  const length = (id: string) => reasons.get(id)!.minutes;
  return fitting.toSorted((a, b) => length(b) - length(a))[0] ?? null;
}

function pointsOf(one: Waiting, freed: Freed, minutes: number, now: Temporal.Instant): number {
  const days = minutesBetween(one.createdAt, now) / 1440;
  return (
    URGENCY_POINTS[one.urgency] +
    Math.min(MOST_FOR_AGE, days * POINTS_A_DAY) -
    Math.min(MOST_FOR_DISTANCE, (one.distanceKm ?? 0) / KILOMETRES_A_POINT) -
    Math.min(MOST_FOR_WASTE, (freed.minutes - minutes) / MINUTES_A_POINT) -
    one.letPass * FOR_EACH_PASSED
  );
}

function minutesBetween(from: Temporal.Instant, until: Temporal.Instant): number {
  return (until.epochMilliseconds - from.epochMilliseconds) / 60_000;
}

function hourOf(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}
