import assert from 'node:assert/strict';
import test from 'node:test';
import { silentLog } from '#platform/kernel/log.ts';
import { Lifetime } from './lifetime.ts';

test('what was opened last is closed first, once, and a failure does not keep the rest open', async () => {
  const closed: string[] = [];
  const lifetime = new Lifetime(silentLog);
  lifetime.closes('database', async () => closed.push('database'));
  lifetime.closes('jobs', async () => {
    throw new Error('stuck');
  });
  lifetime.closes('http', async () => closed.push('http'));
  await Promise.all([lifetime.end(), lifetime.end()]);
  assert.deepEqual(closed, ['http', 'database']);
});
