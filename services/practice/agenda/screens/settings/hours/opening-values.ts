import type { z } from 'zod';
import type { openingChangeSchema, OpeningView } from '../../../api/hours.ts';
import type { Place } from '../../../api/vocabulary.ts';
import { clockText, parseTypedTime } from '../../time/clock-text.ts';
import { addDays, daysBetween, mondayOf } from '../../time/days.ts';

/** An opening as one fills it. */
export interface OpeningValues {
  readonly kind: 'weekly' | 'once';
  readonly weekdays: readonly string[];
  /** Of an exceptional opening. */
  readonly day: string;
  readonly starts: string;
  readonly ends: string;
  readonly everyWeeks: string;
  readonly from: string;
  readonly until: string;
  readonly reasonIds: readonly string[];
  readonly places: readonly string[];
  readonly online: boolean;
  readonly stepMinutes: string;
}

export const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
/** Hours that begin from here on may end on the next day. */
const EVENING = 18 * 60;
const ALL_PLACES = ['site', 'video', 'home'];

/** What a new opening begins with: where one drew, or a usual morning. */
export function newValues(
  today: string,
  drawn: { readonly weekday: number; readonly from: number; readonly to: number },
): OpeningValues {
  return {
    ...{ kind: 'weekly', weekdays: [String(drawn.weekday)], day: '', everyWeeks: '1', from: today, until: '' },
    ...{ starts: clockText(drawn.from), ends: clockText(drawn.to), reasonIds: [], places: ALL_PLACES },
    ...{ online: true, stepMinutes: '' },
  };
}

/** An opening there already, to be changed from today on: what was is not written anew. */
export function valuesOf(opening: OpeningView, today: string): OpeningValues {
  const { when } = opening;
  return {
    kind: when.kind,
    weekdays: when.kind === 'weekly' ? [String(when.weekday)] : [],
    day: when.kind === 'once' ? when.day : '',
    everyWeeks: when.kind === 'weekly' ? String(when.everyWeeks) : '1',
    from: when.kind === 'weekly' ? changesFrom(when, today) : '',
    until: when.kind === 'weekly' ? (when.until ?? '') : '',
    ...{ starts: opening.starts, ends: opening.ends, reasonIds: opening.reasonIds, places: opening.places },
    ...{ online: opening.online, stepMinutes: opening.stepMinutes === null ? '' : String(opening.stepMinutes) },
  };
}

/** Today, or the next week in which it opens: weeks are counted from the first day, and keep their turn. */
function changesFrom(
  { from, everyWeeks }: { readonly from: string; readonly everyWeeks: number },
  today: string,
): string {
  if (from >= today) return from;
  const weeks = daysBetween(mondayOf(from), mondayOf(today)).length - 1;
  const over = (weeks / 7) % everyWeeks;
  return over === 0 ? today : addDays(mondayOf(today), 7 * (everyWeeks - over));
}

/** Sentences for what cannot be sent. */
export function openingProblems(values: OpeningValues) {
  const [starts, ends] = [parseTypedTime(values.starts), parseTypedTime(values.ends)];
  const problem = (field: string, message: string) => ({ field, rule: 'required', message });
  return [
    ...(starts === null ? [problem('starts', 'Écrivez l’heure de début : 8h30.')] : []),
    ...(ends === null ? [problem('ends', 'Écrivez l’heure de fin : 12h.')] : []),
    ...(starts !== null && ends !== null && ends <= starts && starts < EVENING && ends !== 0
      ? [problem('ends', `La fin (${clockText(ends)}) vient avant le début (${clockText(starts)}).`)]
      : []),
    ...(values.kind === 'weekly' && values.weekdays.length === 0 ? [problem('weekdays', 'Choisissez un jour.')] : []),
    ...(values.kind === 'once' && values.day === '' ? [problem('day', 'Donnez la date.')] : []),
    ...(values.kind === 'weekly' && values.from === '' ? [problem('from', 'Donnez le premier jour.')] : []),
    ...(values.places.length === 0 ? [problem('places', 'Choisissez un lieu.')] : []),
  ];
}

type Sent = z.input<typeof openingChangeSchema>;

/** What is sent: one opening for each day of the week chosen. */
export function openingsOf(values: OpeningValues, siteId: string): readonly Sent[] {
  const common = {
    siteId,
    starts: clockText(parseTypedTime(values.starts) ?? 0),
    ends: clockText(parseTypedTime(values.ends) ?? 0),
    reasonIds: [...values.reasonIds],
    places: values.places as Place[],
    online: values.online,
    stepMinutes: values.stepMinutes === '' ? null : Number(values.stepMinutes),
  };
  if (values.kind === 'once') return [{ ...common, when: { kind: 'once', day: values.day } }];
  return values.weekdays.toSorted().map((weekday) => ({
    ...common,
    when: {
      kind: 'weekly',
      weekday: Number(weekday),
      everyWeeks: Number(values.everyWeeks),
      from: values.from,
      until: values.until === '' ? null : values.until,
    },
  }));
}
