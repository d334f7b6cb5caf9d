import type { Interval } from '#services/practice/agenda/module.ts';

/** The zone and the clock by which days are counted. */
export interface Horizon {
  readonly timeZone: string;
  readonly now: Temporal.Instant;
  /** Days looked ahead. */
  readonly days: number;
  /** How near and how far each reason is offered. */
  readonly reasons: readonly { readonly noticeMinutes: number; readonly horizonDays: number }[];
}

/**
 * The days whose free times may differ from those projected before, given what was taken or freed since: the days around
 * each (an opening may pass midnight), and both ends of what each reason offers, which move on with the clock.
 * @returns `YYYY-MM-DD`, ascending
 */
export function touchedDays(touched: readonly Interval[], horizon: Horizon): readonly string[] {
  const { timeZone, now, days, reasons } = horizon;
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate();
  const today = dayOf(now);
  const last = dayOf(now.add({ hours: days * 24 }));
  const found = new Set<string>();
  const add = (from: Temporal.PlainDate, until: Temporal.PlainDate) => {
    for (let day = from; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
      if (Temporal.PlainDate.compare(day, last) > 0) return;
      found.add(day.toString());
    }
  };
  add(today, dayOf(now.add({ minutes: Math.max(0, ...reasons.map(({ noticeMinutes }) => noticeMinutes)) })));
  for (const farthest of [last, ...reasons.map(({ horizonDays }) => today.add({ days: horizonDays }))]) {
    add(farthest.subtract({ days: 1 }), farthest);
  }
  for (const { start, end } of touched) {
    const [from, until] = [start, end].map((at) => dayOf(Temporal.Instant.fromEpochMilliseconds(at)));
    add(from!.subtract({ days: 1 }), until!.add({ days: 1 }));
  }
  return [...found].toSorted();
}

/** A day of a zone from its beginning to that of the next. */
export function timeOfDay(day: string, timeZone: string): Interval {
  const from = Temporal.PlainDate.from(day);
  const start = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  return { start: start(from), end: start(from.add({ days: 1 })) };
}
