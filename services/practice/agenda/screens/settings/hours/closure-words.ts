import { clockText } from '../../time/clock-text.ts';
import { addDays } from '../../time/days.ts';
import type { ZoneTime } from '../../time/zone-time.ts';

const formats = {
  month: new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' }),
  day: (date: string): string => String(Number(date.slice(8))).replace(/^1$/, '1ᵉʳ'),
};

/** "du 3 au 4 déc.", "le 3 déc. de 14:00 à 19:30": whole days without hours, the year when it is not that of `today`. */
export function closureText(
  { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  zone: ZoneTime,
  today: string,
): string {
  const [from, to] = [zone.wall(startsAt), zone.wall(endsAt)];
  const whole = from.minute === 0 && to.minute === 0 && to.date > from.date;
  const last = whole ? addDays(to.date, -1) : to.date;
  const [start, end] = whole ? ['', ''] : [clockText(from.minute), clockText(to.minute)];
  if (from.date === last)
    return [`le ${dateText(last, today)}`, !whole && `de ${start} à ${end}`].filter(Boolean).join(' ');
  const sameMonth = whole && from.date.slice(0, 7) === last.slice(0, 7);
  const first = sameMonth ? formats.day(from.date) : dateText(from.date, last);
  return ['du', first, start, 'au', dateText(last, today), end].filter(Boolean).join(' ');
}

function dateText(date: string, today: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`;
  return `${formats.day(date)} ${formats.month.format(new Date(`${date}T12:00:00Z`))}${year}`;
}
