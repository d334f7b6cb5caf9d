import assert from 'node:assert/strict';
import test from 'node:test';
import { askOnce, RECIPIENT_LIMIT, type Asked } from './one-time-code-rules.ts';

test('five codes an hour, half a minute apart', () => {
  let known: Asked | null = null;
  for (let turn = 0; turn < 5; turn += 1) {
    const verdict = askOnce(known, RECIPIENT_LIMIT, turn * 30_000);
    assert.deepEqual(verdict, { next: { count: turn + 1, since: 0, lastAt: turn * 30_000 } });
    known = 'next' in verdict ? verdict.next : null;
    if (turn < 4) assert.deepEqual(askOnce(known, RECIPIENT_LIMIT, turn * 30_000 + 20_500), { retryAfterSeconds: 10 });
  }
  assert.deepEqual(askOnce(known, RECIPIENT_LIMIT, 150_000), { retryAfterSeconds: 3450 });
  assert.deepEqual(askOnce(known, RECIPIENT_LIMIT, 3_600_000), {
    next: { count: 1, since: 3_600_000, lastAt: 3_600_000 },
  });
});
