import assert from 'node:assert/strict';
import test from 'node:test';
import { plannedFor } from './lead-times.ts';

const at = (instant: string) => Temporal.Instant.from(instant);

test('each chosen delay gives a reminder, save those whose time is gone when the appointment is made', () => {
  const planned = (now: string) =>
    plannedFor(at('2026-12-14T08:20:00Z'), [10_080, 1_440, 120], at(now)).map(({ leadMinutes, dueAt }) => [
      leadMinutes,
      dueAt.toString(),
    ]);
  assert.deepEqual(planned('2026-12-01T08:00:00Z'), [
    [10_080, '2026-12-07T08:20:00Z'],
    [1_440, '2026-12-13T08:20:00Z'],
    [120, '2026-12-14T06:20:00Z'],
  ]);
  assert.deepEqual(planned('2026-12-13T08:20:00Z'), [[120, '2026-12-14T06:20:00Z']]);
  assert.deepEqual(planned('2026-12-15T08:20:00Z'), []);
});
