import assert from 'node:assert/strict';
import test from 'node:test';
import { CompiledQuery } from 'kysely';
import { z } from 'zod';
import { Invalid } from '#platform/kernel/errors.ts';
import { job, type PublishedEvent } from './job.ts';
import { startedJobs } from './testing.ts';

const stay = z.object({ stayId: z.string() });
const named = CompiledQuery.raw('SELECT current_database() AS name', []);

test('a job asked for in a transaction runs once that has committed, in its organisation, within a moment', async (t) => {
  const runs: unknown[] = [];
  const first = Promise.withResolvers<number>();
  const analyze = job({
    name: 'coding.analyze',
    perOrganization: true,
    payload: stay,
    handle: async ({ organizationId, payload, act, database }) => {
      first.resolve(performance.now());
      const { rows } = await database.executeQuery(named);
      runs.push({ organizationId, payload, act, database: rows[0] });
    },
  });
  const { databases, organization, runner } = await startedJobs(t, [analyze]);
  const id = await organization();
  const database = await databases.organization(id);
  await database
    .transaction()
    .execute((transaction) => runner.enqueue(transaction, 'coding.analyze', { stayId: 's1' }));
  const committed = performance.now();
  const latency = (await first.promise) - committed;
  await runner.idle();

  assert.deepEqual(runs, [
    {
      organizationId: id,
      payload: { stayId: 's1' },
      act: { actor: { kind: 'system', id: null, name: 'coding.analyze' }, origin: null, onBehalfOf: null },
      database: { name: databases.administration.organizationName(id) },
    },
  ]);
  assert.ok(latency < 500, `${latency} ms`);
  t.diagnostic(`${latency.toFixed(1)} ms from commit to start`);
  assert.deepEqual(await database.selectFrom('jobs.outbox').selectAll().execute(), []);
});

test('a transaction undone leaves no job, in an organisation or in the commons', async (t) => {
  let runs = 0;
  const count = async () => {
    runs += 1;
  };
  const { databases, organization, runner } = await startedJobs(t, [
    job({ name: 'coding.analyze', perOrganization: true, payload: stay, handle: count }),
    job({ name: 'identity.remind', perOrganization: false, payload: stay, handle: count }),
  ]);
  const database = await databases.organization(await organization());
  const undone = database.transaction().execute(async (transaction) => {
    await runner.enqueue(transaction, 'coding.analyze', { stayId: 's1' });
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  const undoneInCommons = databases.commons.transaction().execute(async (transaction) => {
    await runner.enqueueInCommons(transaction, 'identity.remind', { stayId: 's1' });
    throw new Error('undone');
  });
  await assert.rejects(undoneInCommons, /undone/);
  await runner.idle();
  assert.equal(runs, 0);

  await databases.commons
    .transaction()
    .execute((transaction) => runner.enqueueInCommons(transaction, 'identity.remind', { stayId: 's2' }));
  await runner.idle();
  assert.equal(runs, 1);
});

test('a payload its job does not know is refused before the transaction commits', async (t) => {
  const { databases, organization, runner } = await startedJobs(t, [
    job({ name: 'coding.analyze', perOrganization: true, payload: stay, handle: async () => {} }),
  ]);
  const database = await databases.organization(await organization());
  const asked = (name: string, payload: Record<string, string>) =>
    database.transaction().execute((transaction) => runner.enqueue(transaction, name, payload));
  await assert.rejects(asked('coding.analyze', { stay: 's1' }), Invalid);
  await assert.rejects(asked('coding.unknown', { stayId: 's1' }), /no module declares the job coding.unknown/);
});

test('an event reaches every subscription and whoever listens to its organisation', async (t) => {
  const reached: unknown[] = [];
  const follow = (name: string) => ({
    name,
    event: 'coding.stay.validated',
    handle: async ({ organizationId, payload }: { organizationId: string; payload: PublishedEvent['ids'] }) => {
      reached.push({ name, organizationId, payload });
    },
  });
  const { databases, organization, runner } = await startedJobs(t, [], [follow('billing.count'), follow('mail.tell')]);
  const [id, other] = [await organization(), await organization()];
  const heard: unknown[] = [];
  const live = Promise.withResolvers<void>();
  const stop = runner.listen(id, (event) => {
    heard.push(event);
    live.resolve();
  });
  runner.listen(other, (event) => heard.push({ elsewhere: event }));
  const event = { kind: 'coding.stay.validated', ids: { stay: 's1' } };
  const database = await databases.organization(id);
  await database.transaction().execute((transaction) => runner.publish(transaction, event));
  await runner.idle();
  await live.promise;
  stop();

  const byName = (left: unknown, right: unknown) => JSON.stringify(left).localeCompare(JSON.stringify(right));
  assert.deepEqual(reached.toSorted(byName), [
    { name: 'billing.count', organizationId: id, payload: { stay: 's1' } },
    { name: 'mail.tell', organizationId: id, payload: { stay: 's1' } },
  ]);
  assert.deepEqual(heard, [event]);
});

test('a hundred transactions at once ask for a hundred jobs, each run once', async (t) => {
  const runs: string[] = [];
  const { databases, organization, runner } = await startedJobs(t, [
    job({
      name: 'coding.analyze',
      perOrganization: true,
      payload: stay,
      concurrency: 8,
      handle: async ({ payload }) => {
        runs.push(payload.stayId);
      },
    }),
  ]);
  const database = await databases.organization(await organization());
  const asked = Array.from({ length: 100 }, (_, at) => `s${at}`);
  await Promise.all(
    asked.map((stayId) =>
      database.transaction().execute((transaction) => runner.enqueue(transaction, 'coding.analyze', { stayId })),
    ),
  );
  await runner.idle();
  assert.deepEqual(runs.toSorted(), asked.toSorted());
});

test('idle waits for work that work leaves, however the looks at the outboxes and at the queue fall', async (t) => {
  const HOPS = 60;
  let hops = 0;
  const hop = job({
    ...{ name: 'coding.hop', perOrganization: true, payload: z.object({ left: z.number() }) },
    handle: async ({ payload: { left }, database }) => {
      hops += 1;
      if (left === 0) return;
      await database
        .transaction()
        .execute((transaction) => runner.enqueue(transaction, 'coding.hop', { left: left - 1 }));
    },
  });
  const { databases, organization, runner } = await startedJobs(t, [hop]);
  const database = await databases.organization(await organization());
  await database.transaction().execute((transaction) => runner.enqueue(transaction, 'coding.hop', { left: HOPS - 1 }));
  await runner.idle();
  assert.equal(hops, HOPS);
});
