import { dayInParis } from '#platform/kernel/clock.ts';
import { withoutAccents } from '#platform/kernel/folded-text.ts';

export interface StayDates {
  readonly admittedOn: string;
  readonly dischargedOn: string | null;
}

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const SHORT = /^(janv|févr|fevr|avr|juil|sept|oct|nov|déc|dec)\.?$/i;
const DAY = String.raw`(\d{1,2}(?:er)?)`;
const MONTH = String.raw`([a-zéûô]{3,9}\.?)`;
const WRITTEN = String.raw`${DAY}\s+${MONTH}(?:\s+(\d{4}))?`;
const NUMERIC = String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})`;
const DATE = `(?:${WRITTEN}|${NUMERIC})`;

const RANGE = new RegExp(String.raw`\bdu\s+${DATE}\s+(?:au|jusqu['’]au)\s+${DATE}`, 'giu');
const ENTRY = new RegExp(
  String.raw`\b(?:admise?|entrée?|date d['’]entrée|adressée?|hospitalisée?)\b[^.\n]{0,40}?\s${DATE}`,
  'giu',
);

/**
 * The dates of the stay as the report writes them: « du 8 octobre au 14 novembre 2026 », « admise le 08/10/2026 ».
 * The first that makes sense wins; null when none does. A year left out is that of the end, or of the import.
 */
export function datesInText(text: string, now: Temporal.Instant): StayDates | null {
  const today = dayInParis(now);
  const head = text.slice(0, 4000);
  for (const match of head.matchAll(RANGE)) {
    const end = dayOf(match.slice(7, 13), today.year);
    const start = dayOf(match.slice(1, 7), end?.year ?? today.year);
    if (start === null || end === null) continue;
    const before = Temporal.PlainDate.compare(start, end) > 0 ? start.subtract({ years: 1 }) : start;
    if (plausible(before, today) && plausible(end, today)) {
      return { admittedOn: before.toString(), dischargedOn: end.toString() };
    }
  }
  for (const match of head.matchAll(ENTRY)) {
    const start = dayOf(match.slice(1, 7), today.year);
    if (start === null) continue;
    const past = Temporal.PlainDate.compare(start, today) > 0 ? start.subtract({ years: 1 }) : start;
    if (plausible(past, today)) return { admittedOn: past.toString(), dischargedOn: null };
  }
  return null;
}

/** @param parts day, month word, year; or day, month, year in figures. */
function dayOf(parts: readonly (string | undefined)[], yearLeftOut: number): Temporal.PlainDate | null {
  const [day, word, year, numericDay, numericMonth, numericYear] = parts;
  const month = word === undefined ? Number(numericMonth) : monthOf(word);
  const found = {
    ...{ day: Number.parseInt(day ?? numericDay ?? '', 10), month },
    year: fullYear(year ?? numericYear) ?? yearLeftOut,
  };
  try {
    return Temporal.PlainDate.from(found, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function monthOf(word: string): number {
  const start = word.toLowerCase().replace('.', '');
  const whole = MONTHS.indexOf(start);
  if (whole >= 0) return whole + 1;
  return SHORT.test(start)
    ? MONTHS.findIndex((month) => withoutAccents(month).startsWith(withoutAccents(start))) + 1
    : 0;
}

function fullYear(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** A stay of the last ten years, not later than in a month. */
function plausible(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(day, today.subtract({ years: 10 })) >= 0 &&
    Temporal.PlainDate.compare(day, today.add({ months: 1 })) <= 0
  );
}
