import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { fromNow, longDate, middleDate, shortDate } from './dates.ts';
import { counted, fileSize, money, number } from './numbers.ts';

const spaced = (text: string): string => text.replace(/[\u00A0\u202F]/g, '_');

test('numbers, money and sizes carry French no-break spaces', () => {
  deepEqual([number(10_240), money(3150), fileSize(2_100_000), fileSize(612)].map(spaced), [
    '10_240',
    '31,50_€',
    '2,1_Mo',
    '612_octets',
  ]);
});

test('French counts from two', () => {
  deepEqual(
    [0, 1, 2].map((count) => spaced(counted(count, 'séjour'))),
    ['0_séjour', '1_séjour', '2_séjours'],
  );
  equal(spaced(counted(3, 'travail', 'travaux')), '3_travaux');
});

test('dates are written as French writes them', () => {
  deepEqual(
    [longDate('2026-11-19'), longDate('2026-12-01'), middleDate('2026-12-01'), shortDate('2026-12-01')],
    ['jeudi 19 novembre 2026', 'mardi 1ᵉʳ décembre 2026', '1ᵉʳ déc. 2026', '01/12/2026'],
  );
});

test('an instant is seen from now', () => {
  const now = new Date('2026-11-19T10:00:00Z');
  const from = (iso: string) => fromNow(iso, now);
  deepEqual(
    [
      from('2026-11-19T09:59:30Z'),
      from('2026-11-19T09:48:00Z'),
      from('2026-11-20T11:00:00Z'),
      from('2026-11-23T11:00:00Z'),
    ],
    ['à l’instant', 'il y a 12 minutes', 'demain', 'dans 4 jours'],
  );
});
