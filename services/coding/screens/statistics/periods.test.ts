import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { periodQuery } from './periods.ts';

test('a period ends today; the longest has no beginning', () => {
  deepEqual([periodQuery('30', '2026-11-21'), periodQuery('all', '2026-11-21')], [{ from: '2026-10-22' }, {}]);
});
