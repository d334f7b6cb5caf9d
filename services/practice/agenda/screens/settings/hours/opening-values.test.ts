import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newValues, openingProblems, openingsOf } from './opening-values.ts';

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
