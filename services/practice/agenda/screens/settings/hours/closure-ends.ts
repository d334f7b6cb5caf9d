import { addDays } from '../../time/days.ts';
import type { ZoneTime } from '../../time/zone-time.ts';

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Instants of a closure typed as days, with or without hours: a last day without hour is closed to its end. */
export function closureEnds(
  starts: string,
  ends: string,
  zone: ZoneTime,
): { readonly startsAt: string; readonly endsAt: string } {
  const [firstDay = '', firstTime] = starts.split('T');
  const [lastDay = '', lastTime] = ends.split('T');
  return {
    startsAt: zone.instant(firstDay, firstTime === undefined ? 0 : minuteOf(firstTime)),
    endsAt: lastTime === undefined ? zone.instant(addDays(lastDay, 1), 0) : zone.instant(lastDay, minuteOf(lastTime)),
  };
}
