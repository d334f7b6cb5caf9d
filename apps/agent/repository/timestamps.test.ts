import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsOf } from '../restore/applied-metadata.ts';
import { formatTimestamp, microsecondsOf, parseTimestamp, sameInstant } from './timestamps.ts';

test('an instant is printed and read to the nanosecond, before 1970 too', () => {
  for (const nanoseconds of [0n, 1n, -1n, 1234567890123456789n, -4999992999n, 1767596400500000000n]) {
    assert.equal(parseTimestamp(formatTimestamp(nanoseconds)), nanoseconds);
  }
  assert.equal(parseTimestamp('2026-01-05T08:00:00.5+01:00'), 1767596400500000000n);
  assert.equal(parseTimestamp('hier'), null);
  assert.ok(sameInstant('2026-01-05T08:00:00.5+01:00', '2026-01-05T07:00:00.50Z'));
  assert.ok(!sameInstant('2026-01-05T08:00:00.5+01:00', '2026-01-05T07:00:00.500000001Z'));
});

test('a time given to the system as a double stays in its microsecond', () => {
  for (let at = 0n; at < 3000n; at += 1n) {
    const nanoseconds = 1795809464306943000n + at * 333n;
    const seconds = secondsOf(nanoseconds);
    const whole = Math.trunc(seconds);
    const kept = BigInt(whole) * 1_000_000_000n + BigInt(Math.trunc((seconds - whole) * 1e9));
    assert.equal(microsecondsOf(kept), microsecondsOf(nanoseconds));
  }
});
