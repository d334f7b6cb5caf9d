/**
 * The one source of "now" for rules, jobs, retention and screens. TOTP, session age, TLS and rate limits keep the
 * machine's own time: a simulated calendar must not open or close a door.
 */
export interface Clock {
  now(): Temporal.Instant;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Legal and civil days of every product are those of Paris unless a place says otherwise. */
export const PARIS = 'Europe/Paris';

/** The calendar day of an instant in Paris. */
export function dayInParis(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(PARIS).toPlainDate();
}

/**
 * A clock that starts at `start` when created and then runs at the machine's pace; `advance` jumps it forward
 * (`P2M`, `PT36H`; calendar units are counted in Paris).
 */
export class SimulatedClock implements Clock {
  #offsetNanoseconds: bigint;
  readonly #machine: Clock;

  constructor(start: Temporal.Instant, machine: Clock = systemClock) {
    this.#machine = machine;
    this.#offsetNanoseconds = start.epochNanoseconds - machine.now().epochNanoseconds;
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochNanoseconds(this.#machine.now().epochNanoseconds + this.#offsetNanoseconds);
  }

  advance(duration: Temporal.Duration): void {
    const from = this.now();
    const to = from.toZonedDateTimeISO(PARIS).add(duration).toInstant();
    this.#offsetNanoseconds += to.epochNanoseconds - from.epochNanoseconds;
  }
}

/** A clock that stands still until a test moves it. */
export class FixedClock implements Clock {
  #now: Temporal.Instant;

  constructor(now: string) {
    this.#now = Temporal.Instant.from(now);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  moveTo(now: string): void {
    this.#now = Temporal.Instant.from(now);
  }
}
