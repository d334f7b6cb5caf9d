import assert from 'node:assert/strict';
import test from 'node:test';
import { withDays } from './day-rows.ts';
import { inventedEntry } from './invented-entry.ts';

test('lines stand under the day they have in Paris', () => {
  const times = ['2026-07-01T08:00:00Z', '2026-06-30T22:30:00Z', '2026-06-30T21:30:00Z'];
  const entries = times.map((at, index) => inventedEntry({ id: 30 - index, at }));
  assert.deepEqual(
    withDays(entries).map((row) => (row.kind === 'day' ? row.key : `${String(row.index)}: ${row.key}`)),
    ['2026-07-01-30', '0: 30', '1: 29', '2026-06-30-28', '2: 28'],
  );
});
