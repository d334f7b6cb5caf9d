import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missionOf } from './mission.ts';

test('a mission lasts from the first moment of its first day to the end of its last, in Paris, over a change of hour', () => {
  assert.deepEqual(missionOf({ role: 'substitute', from: '2026-10-12', to: '2026-10-25' }), {
    ...{ since: '2026-10-11T22:00:00Z', until: '2026-10-25T23:00:00Z' },
  });
});

test('a substitute without dates is refused, a secretary without dates is not', () => {
  const dates = { from: null, to: null };
  assert.throws(() => missionOf({ role: 'substitute', ...dates }), { code: 'professionals.mission-dates' });
  assert.throws(() => missionOf({ role: 'secretary', from: '2026-10-12', to: '2026-10-11' }), {
    code: 'professionals.mission-dates',
  });
  assert.deepEqual(missionOf({ role: 'secretary', ...dates }), { since: null, until: null });
});
