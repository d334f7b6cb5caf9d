import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZoneTime } from '../time/zone-time.ts';
import { visitsOn } from './visits-on.ts';

test('a patient comes already on a day when a visit of that day, on the wall, still stands', () => {
  const visit = (startsAt: string, state: 'booked' | 'cancelled' | 'missed' | 'done') => ({ startsAt, state });
  const [late, early] = [visit('2026-11-26T23:30:00Z', 'booked'), visit('2026-11-26T23:10:00Z', 'done')];
  const others = [
    ...[visit('2026-11-26T09:00:00Z', 'booked'), visit('2026-11-27T09:00:00Z', 'cancelled')],
    visit('2026-11-27T10:00:00Z', 'missed'),
  ];
  assert.deepEqual(visitsOn([late, ...others, early], '2026-11-27', new ZoneTime('Europe/Paris')), [early, late]);
});
