import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonSent, reasonValues } from './reason-values.ts';

test('a new reason is sent with the usual delays, hours turned into minutes', () => {
  const values = { ...reasonValues(null, ['q']), name: ' Suivi asthme ', noticeHours: '1,5', needs: ['s'] };
  assert.deepEqual(reasonSent(values), {
    ...{ name: 'Suivi asthme', publicName: 'Suivi asthme', minutes: 20, beforeMinutes: 0, afterMinutes: 0 },
    ...{ place: 'site', color: 1, online: 'nobody', noticeMinutes: 90, horizonDays: 60, changeNoticeMinutes: 1440 },
    ...{ dailyQuota: null, instructions: null, resourceIds: ['q'], needs: [{ quantity: 1, resourceIds: ['s'] }] },
  });
});
