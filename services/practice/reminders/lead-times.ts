/** A reminder to plan. */
export interface Planned {
  readonly leadMinutes: number;
  readonly dueAt: Temporal.Instant;
}

/**
 * When an appointment is to be reminded of: each chosen time before it that is still to come. One booked later than a
 * lead is not reminded of at that lead: the patient has just chosen the time.
 */
export function plannedFor(
  startsAt: Temporal.Instant,
  leadMinutes: readonly number[],
  now: Temporal.Instant,
): readonly Planned[] {
  return leadMinutes
    .map((minutes) => ({ leadMinutes: minutes, dueAt: startsAt.subtract({ minutes }) }))
    .filter(({ dueAt }) => Temporal.Instant.compare(dueAt, now) > 0);
}
