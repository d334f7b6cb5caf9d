import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { ageText, momentText, stayDates } from './dates.ts';

const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');

test('the dates of a stay are written once, with its length', () => {
  deepEqual(
    [
      stayDates('2026-10-08', '2026-11-14'),
      stayDates('2025-12-30', '2026-01-02'),
      stayDates('2026-11-14', '2026-11-14'),
      stayDates('2026-11-14', null),
    ].map(plain),
    [
      '8 oct. – 14 nov. 2026, 37 jours',
      '30 déc. 2025 – 2 janv. 2026, 3 jours',
      '14 nov. 2026',
      'depuis le 14 nov. 2026',
    ],
  );
});

test('a moment is a time today, a day and a time before', () => {
  const now = new Date(2026, 10, 21, 11);
  const today = new Date(2026, 10, 21, 9, 38);
  const before = new Date(2026, 10, 20, 9, 38);
  deepEqual(
    [today, before].map((instant) => plain(momentText(instant.toISOString(), now))),
    ['09:38', '20 nov. 2026, 09:38'],
  );
});

test('an age is told only when the year of birth is known', () => {
  deepEqual([ageText(1944, '2026-10-08'), ageText(null, '2026-10-08')], ['82 ans', null]);
});
