import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NamedSnapshot } from '../repository/snapshot.ts';
import { judge, keepsSomething, type KeepRules } from './keep-rules.ts';

const NONE: KeepRules = {
  last: 0,
  periods: { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
  within: null,
  withinPeriods: {},
  tags: [],
};

function snapshot(time: string, ...tags: string[]): NamedSnapshot {
  const rest = { parent: null, tree: '', paths: [], hostname: '', username: '', uid: 0, gid: 0, excludes: [] };
  return { ...rest, id: time, time, tags, original: null, programVersion: '', summary: null };
}

const HISTORY = ['2024-05-01', '2025-03-02', '2025-12-31', '2026-01-04', '2026-01-05'].map((day) =>
  snapshot(`${day}T08:00:00+01:00`),
);

/** Days kept, with the reasons. */
function kept(rules: Partial<KeepRules>): string[] {
  return judge(HISTORY, { ...NONE, ...rules })
    .filter(({ reasons }) => reasons.length > 0)
    .map((judged) => `${judged.snapshot.time.slice(0, 10)} ${judged.reasons.join(', ')}`);
}

test('the newest of each period stays, and the oldest of all fills a count that is not full', () => {
  assert.deepEqual(kept({ periods: { ...NONE.periods, yearly: 2 } }), [
    '2026-01-05 yearly snapshot',
    '2025-12-31 yearly snapshot',
  ]);
  assert.deepEqual(kept({ periods: { ...NONE.periods, weekly: 9 } }), [
    '2026-01-05 weekly snapshot',
    '2026-01-04 weekly snapshot',
    '2025-03-02 weekly snapshot',
    '2024-05-01 weekly snapshot',
  ]);
  const sameYear = judge(HISTORY.slice(3), { ...NONE, periods: { ...NONE.periods, yearly: 5 } });
  assert.deepEqual(
    sameYear.map(({ reasons }) => reasons),
    [['yearly snapshot'], ['oldest yearly snapshot']],
  );
});

test('a duration counts back from the newest snapshot, not from today', () => {
  assert.deepEqual(kept({ within: '5d' }), ['2026-01-05 within 5d', '2026-01-04 within 5d']);
  assert.deepEqual(kept({ withinPeriods: { yearly: '1y' } }), [
    '2026-01-05 yearly within 1y',
    '2025-12-31 yearly within 1y',
  ]);
  assert.throws(() => kept({ within: '5 jours' }), /Durée attendue/);
});

test('rules that keep nothing are told from those that keep all', () => {
  assert.equal(keepsSomething(NONE), false);
  assert.equal(keepsSomething({ ...NONE, last: -1 }), true);
  assert.equal(keepsSomething({ ...NONE, tags: [['bilan']] }), true);
});
