import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import type { Log, LogFields } from '#platform/kernel/log.ts';
import { markDirty } from './dirty-organizations.ts';
import { job } from './job.ts';
import { Leaving } from './leaving.ts';
import { testJobs } from './testing.ts';

test('an organisation whose database is gone keeps neither the start nor the others from working', async (t) => {
  const lines: unknown[] = [];
  const keep = ({ organizationId }: LogFields, message: string) => lines.push({ organizationId, message });
  const log: Log = { info: keep, warn: keep, error: keep };
  const { databases, organization, runner } = await testJobs(t, { log });
  const [gone, sound] = [await organization(), await organization()];
  await databases.administration.dropOrganization(gone);
  await markDirty(databases.commons, [{ organizationId: gone, transaction: 1n }]);
  const database = await databases.organization(sound);
  await database
    .transaction()
    .execute((transaction) =>
      new Leaving(databases.commons).leave(transaction, { kind: 'job', name: 'coding.analyze', payload: {} }),
    );
  const ran: string[] = [];
  const analyze = job({
    name: 'coding.analyze',
    perOrganization: true,
    payload: z.object({}),
    handle: async ({ organizationId }) => {
      ran.push(organizationId);
    },
  });
  await runner.start([analyze], []);
  await runner.idle();
  assert.deepEqual(ran, [sound]);
  assert.deepEqual(lines, [{ organizationId: gone, message: 'outbox not read, the next sweep tries again' }]);
});
