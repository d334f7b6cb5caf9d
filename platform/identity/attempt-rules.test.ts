import assert from 'node:assert/strict';
import test from 'node:test';
import { attemptFromAddress, attemptOnAccount, LOCK_MS, type Attempts, type AttemptVerdict } from './attempt-rules.ts';

/** Plays failures at given times and tells how each was received: `ok`, or seconds to wait. */
function play(rule: (known: Attempts | null, now: number) => AttemptVerdict, times: readonly number[]) {
  let known: Attempts | null = null;
  return times.map((now) => {
    const verdict = rule(known, now);
    if (verdict.allowed) known = verdict.next;
    return verdict.allowed ? 'ok' : verdict.retryAfterSeconds;
  });
}

test('five failures in a row lock an account for fifteen minutes, no longer', () => {
  const times = [0, 1, 2, 3, 4, 5, 6, LOCK_MS + 3, LOCK_MS + 4, LOCK_MS + 5];
  assert.deepEqual(play(attemptOnAccount, times), ['ok', 'ok', 'ok', 'ok', 'ok', 900, 900, 1, 'ok', 'ok']);
});

test('failures older than the lock are forgotten', () => {
  const times = [0, 1, 2, 3, LOCK_MS + 3, LOCK_MS + 4, LOCK_MS + 5, LOCK_MS + 6, LOCK_MS + 7];
  assert.deepEqual(play(attemptOnAccount, times), Array(9).fill('ok'));
});

test('attempts while locked do not make the lock longer', () => {
  const tries = Array.from({ length: 100 }, (_, turn) => 5 + turn * 1000);
  assert.deepEqual(play(attemptOnAccount, [0, 1, 2, 3, 4, ...tries, LOCK_MS + 4]).at(-1), 'ok');
});

test('an address waits twice as long each time beyond twenty failures, and fifteen minutes at most', () => {
  const first = Array.from({ length: 20 }, () => 0);
  assert.deepEqual(play(attemptFromAddress, [...first, 0, 1000, 1001, 3000, 3001]).slice(20), [1, 'ok', 2, 'ok', 4]);
  let now = 0;
  let known: Attempts = { failures: 40, lastAt: 0, lockedUntil: null };
  const verdict = attemptFromAddress(known, now);
  assert.ok(verdict.allowed);
  known = verdict.next;
  now = LOCK_MS - 1;
  assert.deepEqual(attemptFromAddress(known, now), { allowed: false, retryAfterSeconds: 1 });
});
