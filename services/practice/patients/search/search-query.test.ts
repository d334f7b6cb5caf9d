import { deepEqual } from 'node:assert/strict';
import test from 'node:test';
import { readQuery } from './search-query.ts';

const read = (typed: string) => {
  const { words, birthDate, birthYear, phone } = readQuery(typed, '2026-11-19');
  return [words.map(({ plain }) => plain).join(' '), birthDate, birthYear, phone];
};

test('a birth date is read as people type it', () => {
  deepEqual(
    ['12/3/84', '12.03.1984', '12-3-84', '1984-03-12', '12 mars 1984', '1er févr. 26', '31/2/84'].map(
      (typed) => read(typed)[1],
    ),
    ['1984-03-12', '1984-03-12', '1984-03-12', '1984-03-12', '1984-03-12', '2026-02-01', null],
  );
});

test('figures together may be a date and a telephone number', () => {
  deepEqual(read('120384'), ['', '1984-03-12', null, '120384']);
  deepEqual(read('12031984'), ['', '1984-03-12', null, '12031984']);
});

test('a telephone number is read whole, in part, and as written abroad', () => {
  deepEqual(
    ['06 39 98 41 07', '06.39', '+33 6 39 98 41 07', '0033639984107', '9841', '0262 12'].map((typed) => read(typed)[3]),
    ['33639984107', '3363 9'.replace(' ', ''), '33639984107', '33639984107', '9841', '3326212'],
  );
});

test('names, date and number mix in any order', () => {
  deepEqual(read('Ibarra 14/3/84 Solène'), ['ibarra solene', '1984-03-14', null, null]);
  deepEqual(read('solène d’Aubrac 1984'), ['solene d aubrac', null, '1984', '1984']);
  deepEqual(read('  🌻 '), ['', null, null, null]);
});
