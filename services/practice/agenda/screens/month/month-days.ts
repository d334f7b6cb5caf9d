import type { AppointmentView } from '../../api/appointments.ts';
import type { AgendaViewAnswer } from '../../api/view.ts';
import type { ZoneTime } from '../time/zone-time.ts';

/** What a day of the month holds. */
export interface MonthDay {
  readonly visits: number;
  /** Free places left. */
  readonly free: number;
  /** Why nobody is there: public holiday, leave of all. */
  readonly closed: string | null;
}

const EMPTY: MonthDay = { visits: 0, free: 0, closed: null };

/** Counts by day of the answer of the server, for the visits shown. */
export function monthDays(
  view: AgendaViewAnswer,
  visits: readonly AppointmentView[],
  zone: ZoneTime,
): ReadonlyMap<string, MonthDay> {
  const days = new Map<string, MonthDay>();
  const change = (startsAt: string, by: (day: MonthDay) => MonthDay) => {
    const { date } = zone.wall(startsAt, startsAt.slice(0, 10));
    days.set(date, by(days.get(date) ?? EMPTY));
  };
  for (const { startsAt } of visits) change(startsAt, (day) => ({ ...day, visits: day.visits + 1 }));
  for (const { startsAt } of view.columns.flatMap(({ free }) => free)) {
    change(startsAt, (day) => ({ ...day, free: day.free + 1 }));
  }
  for (const { day, name } of view.holidays) days.set(day, { ...(days.get(day) ?? EMPTY), closed: name });
  return days;
}
