import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeOfDay, touchedDays } from './touched-days.ts';

const HORIZON = {
  ...{ timeZone: 'Europe/Paris', now: Temporal.Instant.from('2026-11-19T09:42:00Z'), days: 60 },
  reasons: [{ noticeMinutes: 60, horizonDays: 60 }],
};
const interval = (from: string, until: string) => ({ start: Date.parse(from), end: Date.parse(until) });
const ENDS = ['2026-11-19', '2027-01-17', '2027-01-18'];

test('a time taken touches its day, those beside it, and both ends of the horizon', () => {
  const touched = [interval('2026-12-01T22:50:00Z', '2026-12-01T23:10:00Z')];
  assert.deepEqual(
    touchedDays(touched, HORIZON),
    [...ENDS, '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].toSorted(),
  );
});

test('a time beyond the horizon touches nothing more, a long notice and a near horizon move over their own days', () => {
  assert.deepEqual(touchedDays([interval('2028-01-01T08:00:00Z', '2028-01-01T09:00:00Z')], HORIZON), ENDS);
  const reasons = [
    { noticeMinutes: 0, horizonDays: 14 },
    { noticeMinutes: 2 * 1440, horizonDays: 90 },
  ];
  assert.deepEqual(touchedDays([], { ...HORIZON, reasons }), [
    ...['2026-11-19', '2026-11-20', '2026-11-21', '2026-12-02', '2026-12-03', '2027-01-17', '2027-01-18'],
  ]);
});

test('a day of a change of season has the hours it has', () => {
  const { start, end } = timeOfDay('2026-10-25', 'Europe/Paris');
  assert.equal((end - start) / 3_600_000, 25);
});
