const day = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);

const formats = {
  long: new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  short: new Intl.DateTimeFormat('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' }),
  middle: new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', year: 'numeric' }),
  time: new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' }),
};

/** "jeudi 19 novembre 2026", of an ISO date or instant. */
export const longDate = (iso: string): string => formats.long.format(day(iso)).replace(/^(\S+) 1 /, '$1 1ᵉʳ ');

/** "19/11/2026", for columns. */
export const shortDate = (iso: string): string => formats.short.format(day(iso));

/** "19 nov. 2026", for sentences and cards. */
export const middleDate = (iso: string): string => formats.middle.format(day(iso)).replace(/^1 /, '1ᵉʳ ');

/** "09:20", as professional screens write hours. */
export const clockTime = (iso: string): string => formats.time.format(new Date(iso));

const steps = [
  { unit: 'minute', seconds: 60, until: 3600 },
  { unit: 'hour', seconds: 3600, until: 86_400 },
  { unit: 'day', seconds: 86_400, until: 2_592_000 },
  { unit: 'month', seconds: 2_592_000, until: 31_536_000 },
  { unit: 'year', seconds: 31_536_000, until: Infinity },
] as const;

/** "il y a 12 minutes", "dans 4 jours": an instant seen from now. */
export function fromNow(iso: string, now: Date): string {
  const seconds = (Date.parse(iso) - now.getTime()) / 1000;
  if (Math.abs(seconds) < 60) return 'à l’instant';
  const { unit, seconds: size } = steps.find(({ until }) => Math.abs(seconds) < until) ?? steps[4];
  return new Intl.RelativeTimeFormat('fr-FR', { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}
