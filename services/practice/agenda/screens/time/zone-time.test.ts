import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZoneTime } from './zone-time.ts';

const paris = new ZoneTime('Europe/Paris');

test('wall times and instants answer each other, also on the days when the clock is changed', () => {
  assert.deepEqual(
    [
      paris.wall('2026-11-19T09:50:00Z', '2026-11-19'),
      paris.wall('2026-11-19T09:50:00Z'),
      paris.wall('2026-11-18T23:10:00Z', '2026-11-18'),
      paris.wall('2026-03-29T07:00:00Z', '2026-03-29'),
      paris.wall('2026-10-25T07:00:00Z', '2026-10-25'),
    ],
    [
      { date: '2026-11-19', minute: 650 },
      { date: '2026-11-19', minute: 650 },
      { date: '2026-11-19', minute: 10 },
      { date: '2026-03-29', minute: 540 },
      { date: '2026-10-25', minute: 480 },
    ],
  );
  assert.deepEqual(
    [
      paris.instant('2026-11-19', 650),
      paris.instant('2026-03-29', 540),
      paris.instant('2026-03-29', 150),
      paris.instant('2026-11-19', 1440),
      new ZoneTime('Indian/Reunion').instant('2026-11-19', 650),
    ],
    [
      '2026-11-19T09:50:00Z',
      '2026-03-29T07:00:00Z',
      '2026-03-29T01:30:00Z',
      '2026-11-19T23:00:00Z',
      '2026-11-19T06:50:00Z',
    ],
  );
});
