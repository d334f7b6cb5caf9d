/** Days are `YYYY-MM-DD`; weeks begin on Monday. */

const day = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** So many days later, or earlier. */
export const addDays = (date: string, days: number): string => day(date).add({ days }).toString();

/** So many months later, or earlier; the last day of a shorter month. */
export const addMonths = (date: string, months: number): string => day(date).add({ months }).toString();

/** The Monday of its week. */
export const mondayOf = (date: string): string => addDays(date, 1 - day(date).dayOfWeek);

/** 1 for Monday, 7 for Sunday. */
export const weekdayOf = (date: string): number => day(date).dayOfWeek;

/** All days from one to another, both included. */
export function daysBetween(from: string, to: string): readonly string[] {
  const count = day(from).until(day(to), { largestUnit: 'days' }).days;
  return Array.from({ length: Math.max(0, count + 1) }, (_, index) => addDays(from, index));
}

/** The weeks a month's page shows, from the Monday on or before the 1st: five or six rows of seven days. */
export function monthWeeks(date: string): readonly (readonly string[])[] {
  const first = day(date).with({ day: 1 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  const days = daysBetween(mondayOf(first.toString()), addDays(mondayOf(last.toString()), 6));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

const formats = {
  full: new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  monthOnly: new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }),
  weekday: new Intl.DateTimeFormat('fr-FR', { weekday: 'short', timeZone: 'UTC' }),
};

const atNoon = (date: string): Date => new Date(`${date}T12:00:00Z`);
const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "Jeudi 19 novembre", the year when it is not that of `today`. */
export function dayTitle(date: string, today: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`;
  return upper(formats.full.format(atNoon(date)).replace(/^(\S+) 1 /, '$1 1ᵉʳ ')) + year;
}

/** "Novembre 2026". */
export const monthTitle = (date: string): string => upper(formats.month.format(atNoon(date)));

/** "16 – 22 novembre", "30 novembre – 6 décembre": a week by its ends; the year when it is not that of `today`. */
export function weekTitle(date: string, today: string): string {
  const [from, to] = [mondayOf(date), addDays(mondayOf(date), 6)];
  const month = (of: string): string => formats.monthOnly.format(atNoon(of));
  const number = (of: string): string => String(day(of).day).replace(/^1$/, '1ᵉʳ');
  const first = from.slice(0, 7) === to.slice(0, 7) ? number(from) : `${number(from)} ${month(from)}`;
  const year = to.slice(0, 4) === today.slice(0, 4) ? '' : ` ${to.slice(0, 4)}`;
  return `${first} – ${number(to)} ${month(to)}${year}`;
}

/** "jeu." */
export const shortWeekday = (date: string): string => formats.weekday.format(atNoon(date));

/** The number in the month, without a zero before it. */
export const dayNumber = (date: string): number => day(date).day;
