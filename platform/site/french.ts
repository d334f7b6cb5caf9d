import { PARIS } from '#platform/kernel/clock.ts';

const NO_BREAK = '\u00a0';

/** « 9 h 20 », as public pages write a time; `timeZone` is that of the place. */
export function timeOf(instant: Temporal.Instant, timeZone: string = PARIS): string {
  const { hour, minute } = instant.toZonedDateTimeISO(timeZone);
  return `${hour}${NO_BREAK}h${NO_BREAK}${String(minute).padStart(2, '0')}`;
}

/** « mardi 24 novembre », with the year when it is not that of `today`. */
export function dayOf(day: Temporal.PlainDate, today?: Temporal.PlainDate): string {
  const year = today !== undefined && today.year !== day.year ? `${NO_BREAK}${day.year}` : '';
  return `${weekday(day)} ${dayNumber(day)}${NO_BREAK}${MONTHS[day.month - 1]}${year}`;
}

/** « mar. », « 24 », « nov. »: the pieces of a day in a strip. */
export function shortDay(day: Temporal.PlainDate): { readonly weekday: string; readonly date: string } {
  return {
    weekday: `${weekday(day).slice(0, 3)}.`,
    date: `${dayNumber(day)}${NO_BREAK}${SHORT_MONTHS[day.month - 1]}`,
  };
}

/** « mardi ». */
export function weekday(day: Temporal.PlainDate): string {
  return WEEKDAYS[day.dayOfWeek - 1]!;
}

/** « mardi 24 novembre à 9 h 20 ». */
export function momentOf(instant: Temporal.Instant, timeZone: string = PARIS, today?: Temporal.PlainDate): string {
  const day = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  return `${dayOf(day, today)} à ${timeOf(instant, timeZone)}`;
}

/** « 650 m », « 1,1 km ». */
export function distanceOf(metres: number): string {
  if (metres < 950) return `${Math.max(50, Math.round(metres / 50) * 50)}${NO_BREAK}m`;
  const kilometres = metres / 1000;
  const text =
    kilometres < 10 ? kilometres.toFixed(1).replace('.', ',').replace(',0', '') : String(Math.round(kilometres));
  return `${text}${NO_BREAK}km`;
}

/** « 31,50 € » for integer cents. */
export function eurosOf(cents: number): string {
  const [whole, rest] = [Math.trunc(cents / 100), cents % 100];
  return `${whole}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}${NO_BREAK}€`;
}

/** « 06 12 34 56 78 » for a French number in E.164; others as they are. */
export function phoneOf(number: string): string {
  const national = /^\+33(\d)(\d{8})$/.exec(number);
  if (national === null) return number;
  return `0${national[1]}${national[2]!.replaceAll(/(\d\d)/g, `${NO_BREAK}$1`)}`;
}

/**
 * A French text with the spaces that may not break (`screens.md`, rule 20): before `? ! ; : »`, after `«`, between a
 * number and its unit.
 */
export function typographic(text: string): string {
  return text
    .replaceAll(/ (?=[?!;:»])/g, NO_BREAK)
    .replaceAll('« ', `«${NO_BREAK}`)
    .replaceAll(/(\d) (?=(?:h|min|minutes?|heures?|km|m|€|Mo|jours?)\b|€)/g, `$1${NO_BREAK}`);
}

/** First letter in capitals: « Mardi 24 novembre ». */
export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('fr') + text.slice(1);
}

function dayNumber(day: Temporal.PlainDate): string {
  return day.day === 1 ? '1er' : String(day.day);
}

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre'],
  'décembre',
];
const SHORT_MONTHS = [
  ...['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
];
