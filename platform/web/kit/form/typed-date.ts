import { plain } from '../../french/search.ts';

/** A day and, when it was given, a time of that day, as people of one place write them. */
export interface TypedDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM`, or null. */
  readonly time: string | null;
}

const months = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'];
const monthPattern = 'janv\\w*|fev\\w*|mars|avr\\w*|mai|juin|juil\\w*|aout|sept\\w*|oct\\w*|nov\\w*|dec\\w*';
const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const DAY = 86_400_000;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const written = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The day if it exists: 30 February does not. */
function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** A year of two digits is the nearest in the direction asked: `84` is 1984 for a birth, `27` is 2027 for a visit. */
function fullYear(typed: string, today: string, leaning: 'future' | 'past'): number {
  const year = Number(typed);
  if (typed.length > 2) return year;
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  const near = century + year;
  return leaning === 'past' && near > Number(today.slice(0, 4)) ? near - 100 : near;
}

/** Eight years on at most: 29 February may have to wait that long. */
function withoutYear(month: number, day: number, today: string, leaning: 'future' | 'past'): string | null {
  const year = Number(today.slice(0, 4));
  const years = Array.from({ length: 9 }, (_, away) => (leaning === 'future' ? year + away : year - away));
  const fits = (date: string | null) => date !== null && (leaning === 'future' ? date >= today : date <= today);
  return years.map((candidate) => existing(candidate, month, day)).find(fits) ?? null;
}

function parseDay(text: string, today: string, leaning: 'future' | 'past'): string | null {
  if (text === 'hier') return written(dayOf(today) - DAY);
  if (text === "aujourd'hui" || text === 'auj') return today;
  if (text === 'demain') return written(dayOf(today) + DAY);
  if (text === 'apres-demain') return written(dayOf(today) + 2 * DAY);
  const weekday = weekdays.findIndex((name) => name === text || name.slice(0, 3) === text.replace('.', ''));
  if (weekday >= 0) {
    const ahead = (weekday - new Date(dayOf(today)).getUTCDay() + 7) % 7 || 7;
    return written(dayOf(today) + (leaning === 'future' ? ahead : ahead - 7 || -7) * DAY);
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers =
    /^(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{2}|\d{4}))?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text);
  const words = new RegExp(`^(\\d{1,2})(?:er)? (${monthPattern})\\.?(?: (\\d{2}|\\d{4}))?$`).exec(text);
  const found = numbers ?? words;
  if (found === null) return null;
  const [, day = '', month = '', year] = found;
  const monthNumber =
    words === null
      ? Number(month)
      : months.findIndex((name) => month.startsWith(name.slice(0, 4)) || name.startsWith(month)) + 1;
  if (year === undefined) return withoutYear(monthNumber, Number(day), today, leaning);
  return existing(fullYear(year, today, leaning), monthNumber, Number(day));
}

/**
 * Reads a date, and perhaps a time, as people type them: `12/3 14h30`, `12 mars`, `lundi 9h`, `demain`, `120384`.
 *
 * @param today `YYYY-MM-DD`, from which the missing year and the words are counted.
 * @param leaning where a date without a year falls: the next one for a visit, the last one for a birth.
 * @returns null when it is no date.
 */
export function parseTypedDate(typed: string, today: string, leaning: 'future' | 'past' = 'future'): TypedDate | null {
  const text = plain(typed);
  const clock = /(?:^| )(?:a )?([01]?\d|2[0-3])(?: ?[h:] ?)([0-5]\d)?$/.exec(text);
  const time = clock === null ? null : `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? '00'}`;
  const dayText = (clock === null ? text : text.slice(0, clock.index))
    .replace(/^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?=\d)/, '')
    .trim();
  const date = dayText === '' && time !== null ? today : parseDay(dayText, today, leaning);
  return date === null ? null : { date, time };
}
