import { withoutAccents } from '#platform/kernel/folded-text.ts';
import { plainName, soundOf } from './plain-names.ts';

/** What somebody typed in the one box, understood. */
export interface SearchQuery {
  /** Words of a name, plain, with how each sounds. */
  readonly words: readonly { readonly plain: string; readonly sound: string }[];
  /** `YYYY-MM-DD`, when a day was typed. */
  readonly birthDate: string | null;
  /** `YYYY`, when a year alone was typed beside a name. */
  readonly birthYear: string | null;
  /** Figures of a telephone number as they stand in E.164 (`33639984107`, `3984`); four at least. */
  readonly phone: string | null;
}

const MONTHS = ['janv', 'fev', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'];
const IN_FIGURES = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const IN_WORDS =
  /(?<!\d)(\d{1,2})(?:er)? +(janv\w*|fev\w*|mars|avr\w*|mai|juin|juil\w*|aout|sept\w*|oct\w*|nov\w*|dec\w*)\.? +(\d{4}|\d{2})(?!\d)/;
const TOGETHER = /(?<!\d)(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)/;
/** Figures with the marks people put between them. */
const NUMBER = /\+?\d(?:[ .\-/()]*\d){3,}/;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/;

/**
 * Reads one box in which people type a name, a date of birth (`12/3/84`, `12 mars 1984`, `120384`) or a telephone
 * number, whole or in part, in any order. Figures that may be both a date and a number are taken for both.
 * @param today `YYYY-MM-DD`: a year of two figures is the last one that is past.
 */
export function readQuery(typed: string, today: string): SearchQuery {
  const text = withoutAccents(typed);
  const date = dateIn(text, today);
  const rest = date === null ? text : text.replace(date.matched, ' ');
  const figures = NUMBER.exec(date?.together === true ? text : rest)?.[0] ?? null;
  const left = figures === null ? rest : rest.replace(figures, ' ');
  const year = figures === null || !/^\d{4}$/.test(figures) ? null : (YEAR.exec(figures)?.[1] ?? null);
  const words = plainName(left)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
  return {
    words: words.map((plain) => ({ plain, sound: soundOf(plain) })),
    birthDate: date?.day ?? null,
    birthYear: year,
    phone: figures === null ? null : inE164(figures),
  };
}

/** `06 39` is the beginning of `+33 6 39`; figures from the middle stay as they are. */
function inE164(figures: string): string {
  const bare = figures.replaceAll(/\D/g, '');
  if (figures.startsWith('+')) return bare;
  if (bare.startsWith('00')) return bare.slice(2);
  return bare.startsWith('0') ? `33${bare.slice(1)}` : bare;
}

function dateIn(text: string, today: string) {
  const iso = ISO.exec(text);
  if (iso !== null) return existing(iso[0], iso[1]!, Number(iso[2]), Number(iso[3]), today, false);
  const figures = IN_FIGURES.exec(text);
  if (figures !== null) {
    return existing(figures[0], figures[3]!, Number(figures[2]), Number(figures[1]), today, false);
  }
  const words = IN_WORDS.exec(text);
  if (words !== null) {
    const month = MONTHS.findIndex((name) => words[2]!.startsWith(name)) + 1;
    return existing(words[0], words[3]!, month, Number(words[1]), today, false);
  }
  const together = TOGETHER.exec(text);
  if (together === null) return null;
  return existing(together[0], together[3]!, Number(together[2]), Number(together[1]), today, true);
}

/** The day, if there is one of that date. */
function existing(
  matched: string,
  typedYear: string,
  month: number,
  day: number,
  today: string,
  together: boolean,
): { readonly matched: string; readonly day: string; readonly together: boolean } | null {
  const year = typedYear.length === 4 ? Number(typedYear) : pastYear(Number(typedYear), today);
  try {
    const found = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
    return { matched, day: found, together };
  } catch {
    return null;
  }
}

function pastYear(twoFigures: number, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  const near = Math.floor(thisYear / 100) * 100 + twoFigures;
  return near > thisYear ? near - 100 : near;
}
