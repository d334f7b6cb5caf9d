import assert from 'node:assert/strict';
import test from 'node:test';
import { nextAttempt } from './attempts.ts';

const queued = Temporal.Instant.from('2026-03-02T08:00:00Z');

test('tries come soon, then every four hours, and end before the fifth day is over', () => {
  const tries: string[] = [];
  let now: Temporal.Instant | null = queued;
  for (let attempt = 1; now !== null; attempt += 1) {
    tries.push(now.toString());
    now = nextAttempt(attempt, queued, now);
  }
  assert.deepEqual(tries.slice(0, 7), [
    '2026-03-02T08:00:00Z',
    '2026-03-02T08:01:00Z',
    '2026-03-02T08:06:00Z',
    '2026-03-02T08:21:00Z',
    '2026-03-02T09:21:00Z',
    '2026-03-02T13:21:00Z',
    '2026-03-02T17:21:00Z',
  ]);
  assert.deepEqual([tries.length, tries.at(-1)], [34, '2026-03-07T05:21:00Z']);
});
