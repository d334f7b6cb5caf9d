import { toCsv } from '#platform/web/kit/table/csv.ts';
import type { Column } from '#platform/web/kit/table/columns.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { STATE_WORDS } from '../words.ts';
import { listLines, type ListLine } from './list-lines.ts';

const COLUMNS: readonly Column<ListLine>[] = [
  { id: 'day', title: 'Jour', value: ({ day }) => day },
  { id: 'time', title: 'Heure', value: ({ time }) => time },
  { id: 'patient', title: 'Patient', value: ({ patient }) => patient },
  { id: 'phone', title: 'Téléphone', value: ({ phone }) => phone },
  { id: 'reason', title: 'Motif', value: ({ reason }) => reason },
  { id: 'who', title: 'Avec', value: ({ who }) => who },
  { id: 'state', title: 'État', value: ({ state }) => STATE_WORDS[state] },
  { id: 'origin', title: 'Origine', value: ({ origin }) => origin },
  { id: 'place', title: 'Lieu', value: ({ place }) => place },
];

/** What is in sight, as French spreadsheets read it. */
export function dayCsv(agenda: Pick<Agenda, 'view' | 'zone' | 'resources' | 'reasonsById'>): string {
  return toCsv(listLines(agenda.view.data?.appointments ?? [], agenda), COLUMNS);
}
