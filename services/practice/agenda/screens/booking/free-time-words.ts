import type { FreeTime } from '../../api/appointments.ts';
import type { ResourceView } from '../../api/resources.ts';
import { dayAndTime } from '../time/day-and-time.ts';
import type { ZoneTime } from '../time/zone-time.ts';

interface Context {
  readonly zone: ZoneTime;
  readonly today: string;
  readonly resources: readonly Pick<ResourceView, 'id' | 'name'>[];
}

/** "11:20" today, "demain 09:00", "lun. 23 09:00"; with the name of the person when asked. */
export function freeTimeWords(time: FreeTime, context: Context, named: boolean): string {
  const who = named ? context.resources.find(({ id }) => id === time.resourceId)?.name : undefined;
  return [dayAndTime(time.startsAt, context), who].filter(Boolean).join(', ');
}
