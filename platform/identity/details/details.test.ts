import assert from 'node:assert/strict';
import test from 'node:test';
import { areDue } from './details.ts';

test('details are due six calendar months after they were confirmed, by the clock of Paris', () => {
  const confirmed = '2026-08-31T09:00:00Z';
  const due = (now: string) => areDue(confirmed, 6, Temporal.Instant.from(now));
  assert.deepEqual(
    ['2026-08-31T09:00:00Z', '2027-02-28T09:59:59Z', '2027-02-28T10:00:00Z', '2028-01-01T00:00:00Z'].map(due),
    [false, false, true, true],
  );
});
