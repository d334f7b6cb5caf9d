import assert from 'node:assert/strict';
import test from 'node:test';
import { dayInParis, FixedClock, SimulatedClock } from './clock.ts';

test('the day of an instant is that of Paris, on both sides of midnight and of a clock change', () => {
  const day = (instant: string) => dayInParis(Temporal.Instant.from(instant)).toString();
  assert.deepEqual(
    [
      day('2026-12-31T22:59:59Z'),
      day('2026-12-31T23:00:00Z'),
      day('2027-03-27T23:30:00Z'),
      day('2027-03-28T21:59:59Z'),
    ],
    ['2026-12-31', '2027-01-01', '2027-03-28', '2027-03-28'],
  );
});

test('a simulated clock starts where told, runs with the machine, and jumps by the calendar of Paris', () => {
  const machine = new FixedClock('2026-11-21T10:00:00Z');
  const clock = new SimulatedClock(Temporal.Instant.from('2027-01-31T08:00:00Z'), machine);
  assert.equal(clock.now().toString(), '2027-01-31T08:00:00Z');
  machine.moveTo('2026-11-21T10:00:05Z');
  assert.equal(clock.now().toString(), '2027-01-31T08:00:05Z');
  clock.advance(Temporal.Duration.from('P2M'));
  // 09:00 in winter, 09:00 in summer: one hour less in UTC.
  assert.equal(clock.now().toString(), '2027-03-31T07:00:05Z');
});
