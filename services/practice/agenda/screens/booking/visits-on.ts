import type { AppointmentView } from '../../api/appointments.ts';
import type { ZoneTime } from '../time/zone-time.ts';

type Visit = Pick<AppointmentView, 'startsAt' | 'state'>;

/** The visits of a day (`YYYY-MM-DD`) that stand, by hour. */
export function visitsOn<One extends Visit>(visits: readonly One[], day: string, zone: ZoneTime): readonly One[] {
  return visits
    .filter(({ state, startsAt }) => state !== 'cancelled' && state !== 'missed' && zone.wall(startsAt).date === day)
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
}
