import type { Recurrence } from '../api/series.ts';

/**
 * The dates of a series: the same hour of the wall clock each time, whatever the season. A month that lacks the day
 * gives its last one.
 */
export function recurrenceDates(
  first: Temporal.Instant,
  timeZone: string,
  { unit, every, count }: Recurrence,
): readonly Temporal.Instant[] {
  const start = first.toZonedDateTimeISO(timeZone);
  return Array.from({ length: count }, (_, index) => start.add({ [`${unit}s`]: every * index }).toInstant());
}

/** The same shift on the wall clock: from one local time to another, applied to a third. */
export function shifted(
  instant: Temporal.Instant,
  timeZone: string,
  move: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
): Temporal.Instant {
  const local = (one: Temporal.Instant) => one.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const shift = local(move.from).until(local(move.to), { largestUnit: 'days' });
  return local(instant).add(shift).toZonedDateTime(timeZone).toInstant();
}
