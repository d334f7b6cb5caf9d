import type { FreeTime } from '../../api/appointments.ts';
import type { ResourceView } from '../../api/resources.ts';
import { clockText } from '../time/clock-text.ts';
import { addDays, dayNumber, shortWeekday } from '../time/days.ts';
import type { ZoneTime } from '../time/zone-time.ts';

interface Context {
  readonly zone: ZoneTime;
  readonly today: string;
  readonly resources: readonly Pick<ResourceView, 'id' | 'name'>[];
}

/** "11:20" today, "demain 09:00", "lun. 23 09:00"; with the name of the person when asked. */
export function freeTimeWords(time: FreeTime, { zone, today, resources }: Context, named: boolean): string {
  const { date, minute } = zone.wall(time.startsAt);
  const day =
    date === today ? '' : date === addDays(today, 1) ? 'demain ' : `${shortWeekday(date)} ${String(dayNumber(date))} `;
  const who = named ? resources.find(({ id }) => id === time.resourceId)?.name : undefined;
  return [`${day}${clockText(minute)}`, who].filter(Boolean).join(', ');
}
