import { useMemo } from 'react';
import { shortDate } from '#platform/web/french/dates.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { Filter } from '#platform/web/kit/table/filters.ts';
import type { Seeing } from '../address/use-agenda-address.ts';
import { STATE_ICONS } from '../grid/agenda-icons.tsx';
import { shownVisits } from '../reading/columns.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { phoneText } from '../visit/patient-words.ts';
import { STATE_WORDS } from '../words.ts';
import { listLines, type ListLine } from './list-lines.ts';

const COLUMNS: readonly Column<ListLine>[] = [
  {
    id: 'day',
    title: 'Jour',
    value: ({ day }) => day,
    show: ({ day }) => shortDate(day),
    width: '110px',
    phone: 'second',
  },
  { id: 'time', title: 'Heure', value: ({ time }) => time, width: '140px', mono: true, phone: 'aside' },
  { id: 'patient', title: 'Patient', value: ({ patient }) => patient, width: 'minmax(150px, 1.4fr)', phone: 'title' },
  { id: 'reason', title: 'Motif', value: ({ reason }) => reason },
  { id: 'who', title: 'Avec', value: ({ who }) => who },
  {
    ...{ id: 'state', title: 'État', width: '150px', value: ({ state }) => STATE_WORDS[state] },
    show: ({ state }) => (
      <StateChip icon={STATE_ICONS[state]} tone={state === 'missed' ? 'bad' : state === 'arrived' ? 'warn' : 'neutral'}>
        {STATE_WORDS[state]}
      </StateChip>
    ),
  },
  {
    id: 'phone',
    title: 'Téléphone',
    value: ({ phone }) => (phone === null ? null : phoneText(phone)),
    width: '150px',
    mono: true,
  },
  { id: 'origin', title: 'Origine', value: ({ origin }) => origin, width: '110px' },
  { id: 'place', title: 'Lieu', value: ({ place }) => place, width: '110px', hidden: true },
];

const FILTERS: readonly Filter<ListLine>[] = [
  { id: 'state', title: 'État', all: 'tous les états', of: ({ state }) => state, name: (state) => wordOf(state) },
  { id: 'origin', title: 'Origine', all: 'toutes les origines', of: ({ origin }) => origin },
];

const wordOf = (state: string): string => Object.entries(STATE_WORDS).find(([name]) => name === state)?.[1] ?? state;
const keyOf = ({ id }: ListLine): string => id;
const BY_TIME = { column: 'day', direction: 'ascending' } as const;

/** The week as a table: to look for somebody, to sort, to call one by one, to take away as a file. */
export function ListView({ agenda, address, see }: Seeing & { readonly agenda: Agenda }) {
  const { view, zone, resources, reasonsById } = agenda;
  const { data } = view;
  const lines = useMemo(
    () =>
      data === undefined ? [] : listLines(shownVisits(data.appointments, address), { zone, resources, reasonsById }),
    [data, address, zone, resources, reasonsById],
  );
  return (
    <DataTable
      name="rendez-vous"
      label="Rendez-vous de la semaine"
      noun={['rendez-vous', 'rendez-vous']}
      rows={lines}
      rowKey={keyOf}
      columns={COLUMNS}
      filters={FILTERS}
      initialSort={BY_TIME}
      onOpen={({ id }) => see({ visit: id })}
      empty={
        <EmptyState title="Aucun rendez-vous cette semaine">Choisissez une autre semaine, ou créez-en un.</EmptyState>
      }
    />
  );
}
