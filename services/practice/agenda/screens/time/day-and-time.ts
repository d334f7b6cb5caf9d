import { clockText } from './clock-text.ts';
import { addDays, dayNumber, shortWeekday } from './days.ts';
import type { ZoneTime } from './zone-time.ts';

/** "demain 09:00", "lun. 23 09:00": an instant with its day, which `today` says in its own word, or leaves out. */
export function dayAndTime(
  startsAt: string,
  { zone, today }: { readonly zone: ZoneTime; readonly today: string },
  todayWord = '',
): string {
  const { date, minute } = zone.wall(startsAt);
  const far = `${shortWeekday(date)} ${String(dayNumber(date))}`;
  const day = date === today ? todayWord : date === addDays(today, 1) ? 'demain' : far;
  return [day, clockText(minute)].filter(Boolean).join(' ');
}
