import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZoneTime } from '../../time/zone-time.ts';
import { closureEnds } from './closure-ends.ts';

test('a leave typed in days lasts to the end of its last day, in hours to the minute', () => {
  const paris = new ZoneTime('Europe/Paris');
  assert.deepEqual(
    [closureEnds('2026-11-19', '2026-11-20', paris), closureEnds('2026-11-19T14:00', '2026-11-19T19:30', paris)],
    [
      { startsAt: '2026-11-18T23:00:00Z', endsAt: '2026-11-20T23:00:00Z' },
      { startsAt: '2026-11-19T13:00:00Z', endsAt: '2026-11-19T18:30:00Z' },
    ],
  );
});
