const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/**
 * The wall clock of a time zone, fast: its changes of offset are read once, then days and minutes are plain arithmetic.
 * Days are counted since 1970-01-01. An hour that does not exist is an hour later, one that exists twice is the first
 * of the two, as `Temporal` has it ("compatible").
 */
export class WallClock {
  static readonly #known = new Map<string, WallClock>();
  /** Instants at which another offset begins, ascending; `offsets[n]` holds before `changes[n]`. */
  readonly #changes: number[] = [];
  readonly #offsets: number[] = [];

  private constructor(zone: string) {
    let at = Temporal.ZonedDateTime.from({ timeZone: zone, year: FIRST_YEAR, month: 1, day: 1 });
    this.#offsets.push(at.offsetNanoseconds / 1e6);
    for (;;) {
      const next = at.getTimeZoneTransition('next');
      if (next === null || next.year > LAST_YEAR) break;
      this.#changes.push(next.epochMilliseconds);
      this.#offsets.push(next.offsetNanoseconds / 1e6);
      at = next;
    }
  }

  /** @param zone IANA name. */
  static of(zone: string): WallClock {
    const known = this.#known.get(zone);
    if (known !== undefined) return known;
    const clock = new WallClock(zone);
    this.#known.set(zone, clock);
    return clock;
  }

  /** The instant of a minute of a day, in milliseconds since the epoch. */
  instant(day: number, minute: number): number {
    const local = day * DAY_MS + minute * MINUTE_MS;
    let at = this.#indexOf(local);
    // The change may lie within half a day of here: look at those around.
    at = Math.max(0, at - 1);
    while (at < this.#changes.length) {
      const farther = Math.max(this.#offsets[at]!, this.#offsets[at + 1]!);
      if (local < this.#changes[at]! + farther) break;
      at += 1;
    }
    return local - this.#offsets[at]!;
  }

  /** The day of an instant. */
  day(instant: number): number {
    return Math.floor(this.#local(instant) / DAY_MS);
  }

  /** Minutes since midnight on the wall. */
  minute(instant: number): number {
    const local = this.#local(instant);
    return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  }

  #local(instant: number): number {
    return instant + this.#offsets[this.#indexOf(instant)]!;
  }

  /** How many changes lie at or before an instant. */
  #indexOf(instant: number): number {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#changes[middle]! <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Day of the week, 1 Monday to 7 Sunday, of a day since 1970-01-01 (a Thursday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Minutes since midnight of `HH:MM` or `HH:MM:SS`. */
export function minuteOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3, 5));
}
