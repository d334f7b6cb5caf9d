import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { nextSort, placesOnPhone, sortRows, type Column } from './columns.ts';
import { toCsv } from './csv.ts';
import { choicesOf, filterRows, type Filter } from './filters.ts';
import { rangeBetween } from './selection.ts';

interface Stay {
  readonly name: string;
  readonly days: number | null;
  readonly state: string;
}

const stays: readonly Stay[] = [
  { name: 'Zoé', days: 3, state: 'done' },
  { name: 'Élodie', days: null, state: 'open' },
  { name: 'eric', days: 12, state: 'open' },
];
const columns: readonly Column<Stay>[] = [
  { id: 'name', title: 'Nom', value: ({ name }) => name },
  { id: 'days', title: 'Durée', value: ({ days }) => days },
];
const state: Filter<Stay> = {
  id: 'state',
  title: 'État',
  all: 'tous les états',
  of: (stay) => stay.state,
  name: (value) => (value === 'open' ? 'à relire' : 'clos'),
};
const names = (rows: readonly Stay[]) => rows.map(({ name }) => name);

test('rows are ordered as French orders them, what is missing last either way', () => {
  deepEqual(names(sortRows(stays, columns, { column: 'name', direction: 'ascending' })), ['Élodie', 'eric', 'Zoé']);
  deepEqual(names(sortRows(stays, columns, { column: 'days', direction: 'ascending' })), ['Zoé', 'eric', 'Élodie']);
  deepEqual(names(sortRows(stays, columns, { column: 'days', direction: 'descending' })), ['eric', 'Zoé', 'Élodie']);
  equal(sortRows(stays, columns, null), stays);
});

test('asking a column again turns its order, then gives the first back', () => {
  const first = nextSort(null, 'name');
  const second = nextSort(first, 'name');
  deepEqual(
    [first, second, nextSort(second, 'name'), nextSort(second, 'days')],
    [
      { column: 'name', direction: 'ascending' },
      { column: 'name', direction: 'descending' },
      null,
      { column: 'days', direction: 'ascending' },
    ],
  );
});

test('filters and words narrow together', () => {
  deepEqual(names(filterRows(stays, columns, [state], { state: ['open'] }, '')), ['Élodie', 'eric']);
  deepEqual(names(filterRows(stays, columns, [state], { state: ['open'] }, 'elo')), ['Élodie']);
  deepEqual(names(filterRows(stays, columns, [state], { state: [] }, '12')), ['eric']);
  deepEqual(choicesOf(stays, state), [
    { value: 'open', name: 'à relire', count: 2 },
    { value: 'done', name: 'clos', count: 1 },
  ]);
});

test('an export cannot run as a formula, and keeps quotes, commas and lines', () => {
  const rows = [
    { name: '=SOMME(A1)', days: 1.5, state: '' },
    { name: 'dit « oui » ; "non"\nfin', days: null, state: '' },
  ];
  equal(toCsv(rows, columns), '\uFEFFNom;Durée\r\n\'=SOMME(A1);1,5\r\n"dit « oui » ; ""non""\nfin";\r\n');
});

test('a range runs either way', () => {
  deepEqual([rangeBetween(['a', 'b', 'c', 'd'], 'c', 'b'), rangeBetween(['a', 'b'], 'gone', 'b')], [['b', 'c'], ['b']]);
});

test('on a telephone each place holds one column: the one that asks for it, else the first that asks for none', () => {
  deepEqual(placesOnPhone([{ phone: 'aside' }, { phone: 'title' }, {}, {}, { phone: 'second' }]), [
    ...['aside', 'title', 'hidden', 'hidden', 'second'],
  ]);
  deepEqual(placesOnPhone([{}, { phone: 'title' }, {}, {}]), ['second', 'title', 'aside', 'hidden']);
  deepEqual(placesOnPhone([{}, {}, {}, {}]), ['title', 'second', 'aside', 'hidden']);
});
