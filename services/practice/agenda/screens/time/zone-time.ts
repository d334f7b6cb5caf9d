/** A moment as the wall clock of the practice says it. */
export interface WallTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Minutes since that day's midnight on the wall clock. */
  readonly minute: number;
}

const MINUTE_MILLISECONDS = 60_000;
const DAY_MINUTES = 1440;

interface Day {
  readonly start: number;
  readonly end: number;
}

/**
 * Converts between instants and the wall clock of one place. A week holds hundreds of visits: days are remembered, and
 * only those on which the clock is changed are computed one moment at a time.
 */
export class ZoneTime {
  readonly zone: string;
  readonly #days = new Map<string, Day>();

  /** @param zone IANA name: `Europe/Paris`. */
  constructor(zone: string) {
    this.zone = zone;
  }

  /** The wall time of an ISO instant, which is looked for first around `near` (`YYYY-MM-DD`) when given. */
  wall(iso: string, near?: string): WallTime {
    const at = Date.parse(iso);
    if (near !== undefined) {
      const { start, end } = this.#day(near);
      if (at >= start && at < end && isPlain(start, end)) {
        return { date: near, minute: (at - start) / MINUTE_MILLISECONDS };
      }
    }
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.zone);
    return { date: zoned.toPlainDate().toString(), minute: zoned.hour * 60 + zoned.minute };
  }

  /** The ISO instant of a wall time; one that the change of clock skips is the first after it. */
  instant(date: string, minute: number): string {
    const day = Temporal.PlainDate.from(date).add({ days: Math.floor(minute / DAY_MINUTES) });
    const within = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
    const time = new Temporal.PlainTime(Math.floor(within / 60), within % 60);
    return day.toZonedDateTime({ timeZone: this.zone, plainTime: time }).toInstant().toString();
  }

  #day(date: string): Day {
    const known = this.#days.get(date);
    if (known !== undefined) return known;
    const start = Temporal.PlainDate.from(date).toZonedDateTime(this.zone);
    const day = { start: start.epochMilliseconds, end: start.add({ days: 1 }).epochMilliseconds };
    this.#days.set(date, day);
    return day;
  }
}

const isPlain = (start: number, end: number): boolean => end - start === DAY_MINUTES * MINUTE_MILLISECONDS;
