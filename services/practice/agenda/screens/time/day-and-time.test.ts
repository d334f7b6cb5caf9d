import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAndTime } from './day-and-time.ts';
import { ZoneTime } from './zone-time.ts';

test('an hour freed says which day it is of', () => {
  const of = { zone: new ZoneTime('Europe/Paris'), today: '2026-11-27' };
  assert.deepEqual(
    ['2026-11-27T07:00:00Z', '2026-11-28T07:00:00Z', '2026-11-30T07:00:00Z'].map((at) =>
      dayAndTime(at, of, 'aujourd’hui'),
    ),
    ['aujourd’hui 08:00', 'demain 08:00', 'lun. 30 08:00'],
  );
  assert.equal(dayAndTime('2026-11-27T07:00:00Z', of), '08:00');
});
