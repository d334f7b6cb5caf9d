import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import type { Subscription } from './job.ts';
import { testJobs } from './testing.ts';

test('what was taken ahead and had not begun when Cabinet stops is given back, and runs once at the next start', async (t) => {
  const { databases, organization, runner } = await testJobs(t);
  const database = await databases.organization(await organization());
  const ran: string[] = [];
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const follow: Subscription = {
    ...{ name: 'coding.follow', event: 'coding.stay.changed', concurrency: 1 },
    handle: async ({ payload, signal }) => {
      begun.resolve();
      if (!signal.aborted) await Promise.race([gate.promise, new Promise((r) => signal.addEventListener('abort', r))]);
      signal.throwIfAborted();
      ran.push(payload['stayId']!);
    },
  };
  await runner.start([], [follow]);
  const stays = ['one', 'two', 'three'];
  await database.transaction().execute(async (transaction) => {
    for (const stayId of stays) await runner.publish(transaction, { kind: 'coding.stay.changed', ids: { stayId } });
  });
  await begun.promise;
  await runner.stop(0);
  const { rows } =
    await sql`SELECT DISTINCT state, started_on FROM jobs_queue.job WHERE name = 'coding.follow'`.execute(
      databases.commons,
    );
  assert.deepEqual([rows, ran], [[{ state: 'created', started_on: null }], []]);
  gate.resolve();
  await runner.start([], [follow]);
  await runner.idle();
  assert.deepEqual(ran.toSorted(), stays.toSorted());
});
