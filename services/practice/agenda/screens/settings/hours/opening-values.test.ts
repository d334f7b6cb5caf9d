import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpeningView } from '../../../api/hours.ts';
import { newValues, openingProblems, openingsOf, valuesOf } from './opening-values.ts';

const drawn = newValues('2026-11-19', { weekday: 2, from: 510, to: 720 });

test('an opening drawn on the week is sent once for each day it is copied to', () => {
  const common = {
    ...{ siteId: 's', starts: '08:30', ends: '12:00', reasonIds: [], places: ['site', 'video', 'home'], online: true },
    stepMinutes: 20,
  };
  const when = { kind: 'weekly', everyWeeks: 2, from: '2026-11-19', until: '2027-06-30' };
  const values = { ...drawn, weekdays: ['4', '2'], everyWeeks: '2', until: '2027-06-30', stepMinutes: '20' };
  assert.deepEqual(openingsOf(values, 's'), [
    { ...common, when: { ...when, weekday: 2 } },
    { ...common, when: { ...when, weekday: 4 } },
  ]);
  assert.deepEqual(openingsOf({ ...drawn, kind: 'once', day: '2026-12-24', stepMinutes: '20' }, 's'), [
    { ...common, when: { kind: 'once', day: '2026-12-24' } },
  ]);
});

test('an opening without day, hours or place is sent back to its fields', () => {
  const wrong = { ...drawn, weekdays: [], starts: 'midi', places: [] };
  assert.deepEqual(
    [openingProblems(drawn), openingProblems(wrong).map(({ field }) => field)],
    [[], ['starts', 'weekdays', 'places']],
  );
});

test('hours that end before they begin are told so, unless they last into the night', () => {
  const ends = (from: string, until: string) =>
    openingProblems({ ...drawn, starts: from, ends: until }).map(({ message }) => message);
  assert.deepEqual(
    [ends('14:00', '13:00'), ends('9h', '9h'), ends('20:00', '02:00'), ends('14:00', '00:00')],
    [['La fin (13:00) vient avant le début (14:00).'], ['La fin (09:00) vient avant le début (09:00).'], [], []],
  );
});

test('hours changed are changed from today on, every other week from the next week of theirs', () => {
  const opening: OpeningView = {
    ...{ id: 'o', resourceId: 'r', siteId: 's', starts: '09:00', ends: '12:00', reasonIds: [], places: ['site'] },
    ...{ online: true, stepMinutes: null },
    when: { kind: 'weekly', weekday: 2, everyWeeks: 1, from: '2026-01-01', until: null },
  };
  const from = (everyWeeks: number, since: string) => {
    const when = { kind: 'weekly' as const, weekday: 2, everyWeeks, from: since, until: null };
    return valuesOf({ ...opening, when }, '2026-11-27').from;
  };
  assert.deepEqual(
    [from(1, '2026-01-01'), from(2, '2026-11-10'), from(2, '2026-11-17'), from(1, '2026-12-07')],
    ['2026-11-27', '2026-11-27', '2026-11-30', '2026-12-07'],
  );
});
