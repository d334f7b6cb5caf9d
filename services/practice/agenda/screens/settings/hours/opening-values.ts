import type { z } from 'zod';
import type { openingChangeSchema, OpeningView } from '../../../api/hours.ts';
import type { Place } from '../../../api/vocabulary.ts';
import { clockText, parseTypedTime } from '../../time/clock-text.ts';

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

/** An opening there already, to be changed. */
export function valuesOf(opening: OpeningView): OpeningValues {
  const { when } = opening;
  return {
    kind: when.kind,
    weekdays: when.kind === 'weekly' ? [String(when.weekday)] : [],
    day: when.kind === 'once' ? when.day : '',
    everyWeeks: when.kind === 'weekly' ? String(when.everyWeeks) : '1',
    from: when.kind === 'weekly' ? when.from : '',
    until: when.kind === 'weekly' ? (when.until ?? '') : '',
    ...{ starts: opening.starts, ends: opening.ends, reasonIds: opening.reasonIds, places: opening.places },
    ...{ online: opening.online, stepMinutes: opening.stepMinutes === null ? '' : String(opening.stepMinutes) },
  };
}

/** Sentences for what cannot be sent. */
export function openingProblems(values: OpeningValues) {
  const [starts, ends] = [parseTypedTime(values.starts), parseTypedTime(values.ends)];
  const problem = (field: string, message: string) => ({ field, rule: 'required', message });
  return [
    ...(starts === null ? [problem('starts', 'Écrivez l’heure de début : 8h30.')] : []),
    ...(ends === null ? [problem('ends', 'Écrivez l’heure de fin : 12h.')] : []),
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
