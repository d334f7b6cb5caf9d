import { middleDate, shortDate } from '#platform/web/french/dates.ts';
import type { Column } from '#platform/web/kit/table/columns.ts';
import type { Filter } from '#platform/web/kit/table/filters.ts';
import type { StayLine } from '../../api/stays.ts';
import type { StayState } from '../../api/vocabulary.ts';
import { StateOfStay } from '../stay/state-of-stay.tsx';
import { HOSPITALIZATION_WORDS, STATE_WORDS } from '../words.ts';
import { RemainingCell } from './remaining-cell.tsx';

const reviewed = ({ state }: StayLine): boolean => ['to-review', 'reopened'].includes(state);

/** Columns of the stays; no word of any report. */
export const STAY_COLUMNS: readonly Column<StayLine>[] = [
  {
    id: 'localId',
    title: 'Séjour',
    value: ({ localId }) => localId,
    width: 'minmax(130px, 1.2fr)',
    mono: true,
    phone: 'title',
  },
  {
    ...{ id: 'state', title: 'État', width: '190px', phone: 'aside' },
    value: ({ state }) => STATE_WORDS[state],
    show: ({ state }) => <StateOfStay state={state} />,
  },
  {
    ...{ id: 'remaining', title: 'Reste à décider', width: '170px', phone: 'second' },
    value: (stay) => (reviewed(stay) ? stay.remaining : null),
    show: (stay) => (reviewed(stay) ? <RemainingCell stay={stay} /> : null),
  },
  { id: 'unit', title: 'Unité', value: ({ unit }) => unit, width: 'minmax(110px, 1fr)' },
  {
    ...{ id: 'hospitalization', title: 'Type', width: '60px' },
    value: ({ hospitalization }) => hospitalization,
    show: ({ hospitalization }) => <abbr title={HOSPITALIZATION_WORDS[hospitalization]}>{hospitalization}</abbr>,
  },
  {
    ...{ id: 'admittedOn', title: 'Entrée', width: '110px' },
    value: ({ admittedOn }) => admittedOn,
    show: ({ admittedOn, datesFrom }) => (datesFrom === 'import-day' ? 'à corriger' : shortDate(admittedOn)),
  },
  {
    ...{ id: 'dischargedOn', title: 'Sortie', width: '110px' },
    value: ({ dischargedOn }) => dischargedOn,
    show: ({ dischargedOn }) => (dischargedOn === null ? null : shortDate(dischargedOn)),
  },
  {
    ...{ id: 'importedAt', title: 'Importé', width: '120px' },
    value: ({ importedAt }) => importedAt,
    show: ({ importedAt }) => middleDate(importedAt),
  },
  {
    ...{ id: 'validatedBy', title: 'Validé par', width: 'minmax(110px, 1fr)', hidden: true },
    value: ({ validatedBy }) => validatedBy?.name ?? null,
  },
];

export const STAY_FILTERS: readonly Filter<StayLine>[] = [
  {
    ...{ id: 'state', title: 'État', all: 'tous les états', of: ({ state }) => state },
    name: (state) => STATE_WORDS[state as StayState].toLowerCase(),
  },
  { id: 'unit', title: 'Unité', all: 'toutes les unités', of: ({ unit }) => unit ?? 'sans unité' },
  {
    ...{ id: 'hospitalization', title: 'Type', all: 'tous les types', of: ({ hospitalization }) => hospitalization },
    name: (kind) => HOSPITALIZATION_WORDS[kind as keyof typeof HOSPITALIZATION_WORDS],
  },
];
