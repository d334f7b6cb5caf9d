const PARIS = 'Europe/Paris';

const formats = {
  day: new Intl.DateTimeFormat('fr-CA', { timeZone: PARIS, year: 'numeric', month: '2-digit', day: '2-digit' }),
  long: new Intl.DateTimeFormat('fr-FR', {
    ...{ timeZone: PARIS, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  }),
  second: new Intl.DateTimeFormat('fr-FR', {
    ...{ timeZone: PARIS, hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }),
  minute: new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, hour: '2-digit', minute: '2-digit' }),
  offset: new Intl.DateTimeFormat('en-GB', { timeZone: PARIS, timeZoneName: 'longOffset' }),
};

const DAY_MILLISECONDS = 86_400_000;

/** The day of an instant in Paris, `YYYY-MM-DD`. */
export const dayInParis = (instant: string | Date): string => formats.day.format(new Date(instant));

/** "jeudi 19 novembre 2026", of an instant seen from Paris. */
export const longDayInParis = (instant: string): string =>
  formats.long.format(new Date(instant)).replace(/^(\S+) 1 /, '$1 1ᵉʳ ');

/** "09:20:41" in Paris. */
export const secondInParis = (instant: string): string => formats.second.format(new Date(instant));

/** "09:20" in Paris. */
export const minuteInParis = (instant: string): string => formats.minute.format(new Date(instant));

/** "19/11/2026 09:20" in Paris. */
export function momentInParis(instant: string): string {
  return `${shortDay(dayInParis(instant))} ${minuteInParis(instant)}`;
}

/** "19/11/2026", of a day `YYYY-MM-DD`. */
export function shortDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** A day some days away, `YYYY-MM-DD`. */
export function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * The instant a day starts in Paris, with its offset: `2026-03-12T00:00:00+01:00`. Clocks change at 01:00 UTC, so that
 * midnight UTC and midnight in Paris of one day have the same offset.
 */
export function startOfDayInParis(day: string): string {
  const written = formats.offset.format(new Date(`${day}T00:00:00Z`));
  return `${day}T00:00:00${/[+-]\d\d:\d\d/.exec(written)?.[0] ?? 'Z'}`;
}
