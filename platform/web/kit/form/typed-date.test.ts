import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { parseTypedDate } from './typed-date.ts';

/** A Saturday. */
const today = '2026-11-21';
const read = (text: string, leaning: 'future' | 'past' = 'future'): string | null => {
  const found = parseTypedDate(text, today, leaning);
  return found === null ? null : [found.date, found.time].filter((part) => part !== null).join(' ');
};

test('a day and an hour as one writes them on the telephone', () => {
  deepEqual(
    [
      '12/3 14h30',
      '12/03/2027 à 9h',
      '12 mars 2027 9 h 05',
      '12-3-27',
      '12.3',
      '2027-03-12',
      '120327',
      '1er décembre',
    ].map((text) => read(text)),
    [
      '2027-03-12 14:30',
      '2027-03-12 09:00',
      '2027-03-12 09:05',
      '2027-03-12',
      '2027-03-12',
      '2027-03-12',
      '2027-03-12',
      '2026-12-01',
    ],
  );
});

test('every month is known by its name and its short form', () => {
  const names = ['janvier', 'fév.', 'mars', 'avr', 'mai', 'juin', 'juil.', 'août', 'sept.', 'octobre', 'nov', 'déc.'];
  deepEqual(
    names.map((name) => read(`2 ${name} 2027`)),
    names.map((_, index) => `2027-${String(index + 1).padStart(2, '0')}-02`),
  );
});

test('words count from today, and a weekday is the next one', () => {
  deepEqual(
    ['aujourd’hui', 'demain 8h', 'hier', 'lundi', 'sam', 'samedi 21 nov', '14h30'].map((text) => read(text)),
    ['2026-11-21', '2026-11-22 08:00', '2026-11-20', '2026-11-23', '2026-11-28', '2026-11-21', '2026-11-21 14:30'],
  );
  equal(read('lundi', 'past'), '2026-11-16');
});

test('a birth leans on the past: missing century and missing year', () => {
  deepEqual(
    [read('14/3/84', 'past'), read('14031984', 'past'), read('25/12', 'past')],
    ['1984-03-14', '1984-03-14', '2025-12-25'],
  );
});

test('a leap day without a year is the nearest that exists', () => {
  deepEqual([read('29/2'), read('29/2', 'past')], ['2028-02-29', '2024-02-29']);
});

test('what is no date is no date', () => {
  deepEqual(
    ['', '30/2/2027', '31 avril', '12/13', 'bientôt', '25h', '12/3 14h75'].map((text) => read(text)),
    [null, null, null, null, null, null, null],
  );
});
