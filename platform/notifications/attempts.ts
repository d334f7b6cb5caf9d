/** Minutes before the next try after each of the first ones: most hitches are short. */
const FIRST_DELAYS = [1, 5, 15, 60] as const;
const THEN_HOURS = 4;
/** RFC 5321 section 4.5.4.1: the give-up time needs to be at least 4 to 5 days. */
const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 5 * 24 });

/**
 * When to try again a message postponed for the `attempts`-th time; null when its time is over and we give up.
 */
export function nextAttempt(
  attempts: number,
  queuedAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const minutes = FIRST_DELAYS[attempts - 1] ?? THEN_HOURS * 60;
  const next = now.add({ minutes });
  return Temporal.Instant.compare(next, queuedAt.add(GIVE_UP_AFTER)) > 0 ? null : next;
}
