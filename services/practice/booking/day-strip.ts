/** A day of the strip above the times. */
export interface StripDay {
  readonly day: Temporal.PlainDate;
  /** How many times are free. */
  readonly free: number;
}

/** What the strip and the times under it show for one reason. */
export interface Strip {
  readonly days: readonly StripDay[];
  readonly chosen: Temporal.PlainDate | null;
  /** Starting times of the chosen day. */
  readonly times: readonly Temporal.Instant[];
  readonly before: Temporal.PlainDate | null;
  readonly after: Temporal.PlainDate | null;
  /** First free day after those shown, when none of them has any. */
  readonly next: Temporal.PlainDate | null;
}

const SHOWN = 5;

/**
 * Lays free times out over five days that hold the day asked; the first five begin on the first free one.
 * @param starts milliseconds since the epoch, ascending
 */
export function stripOf(
  starts: readonly number[],
  asked: { readonly today: Temporal.PlainDate; readonly day: Temporal.PlainDate | null; readonly timeZone: string },
): Strip {
  const { today, timeZone } = asked;
  const byDay = new Map<string, Temporal.Instant[]>();
  for (const start of starts) {
    const at = Temporal.Instant.fromEpochMilliseconds(start);
    const day = at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    byDay.set(day, [...(byDay.get(day) ?? []), at]);
  }
  const freeDays = [...byDay.keys()].toSorted().map((day) => Temporal.PlainDate.from(day));
  const wanted = notBefore(asked.day ?? freeDays[0] ?? today, today);
  const origin = notBefore(freeDays[0] ?? today, today);
  const blocks = Math.floor(origin.until(wanted, { largestUnit: 'days' }).days / SHOWN);
  const first = notBefore(origin.add({ days: blocks * SHOWN }), today);
  const days = Array.from({ length: SHOWN }, (_, at) => first.add({ days: at })).map((day) => ({
    day,
    free: byDay.get(day.toString())?.length ?? 0,
  }));
  const last = first.add({ days: SHOWN - 1 });
  const later = freeDays.find((day) => Temporal.PlainDate.compare(day, last) > 0) ?? null;
  const open = byDay.has(wanted.toString()) ? wanted : (days.find(({ free }) => free > 0)?.day ?? null);
  return {
    ...{ days, chosen: open, times: open === null ? [] : byDay.get(open.toString())! },
    before: first.equals(today) || blocks <= 0 ? null : first.subtract({ days: SHOWN }),
    after: later === null ? null : first.add({ days: SHOWN }),
    next: days.some(({ free }) => free > 0) ? null : later,
  };
}

function notBefore(day: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(day, today) < 0 ? today : day;
}
