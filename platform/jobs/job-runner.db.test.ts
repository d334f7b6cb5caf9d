import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { Conflict } from '#platform/kernel/errors.ts';
import type { Log, LogFields } from '#platform/kernel/log.ts';
import { job } from './job.ts';
import { startedJobs, testJobs } from './testing.ts';

const nothing = z.object({});

test('a failing job is tried again, then is dead, kept, counted and logged without its payload', async (t) => {
  const lines: unknown[] = [];
  const keep = (level: string) => (fields: LogFields, message: string) => {
    const { jobId, err, ...rest } = fields;
    lines.push({ level, ...rest, error: (err as Error).name, identified: typeof jobId, message });
  };
  const log: Log = { info: keep('info'), warn: keep('warn'), error: keep('error') };
  let runs = 0;
  const fails = job({
    name: 'coding.analyze',
    perOrganization: false,
    payload: z.object({ stayId: z.string() }),
    attempts: 3,
    retryDelaySeconds: 0,
    handle: async () => {
      runs += 1;
      throw new Conflict('coding.locked', 'Verrouillé.');
    },
  });
  const { databases, runner } = await startedJobs(t, [fails], [], { log });
  await databases.commons
    .transaction()
    .execute((transaction) => runner.enqueueInCommons(transaction, 'coding.analyze', { stayId: 'secret-stay' }));
  await runner.idle();

  assert.equal(runs, 3);
  assert.deepEqual([...(await runner.dead())], [['coding.analyze', 1]]);
  const common = { job: 'coding.analyze', organizationId: null, error: 'Conflict', identified: 'string' };
  const again = { level: 'warn', ...common, message: 'job failed, will be tried again' };
  assert.deepEqual(lines, [
    { ...again, attempt: 1 },
    { ...again, attempt: 2 },
    { level: 'error', ...common, attempt: 3, message: 'job is dead: every attempt failed' },
  ]);
  const { rows } = await sql`SELECT output FROM jobs_queue.job WHERE state = 'failed'`.execute(databases.commons);
  assert.deepEqual(rows, [{ output: { reason: 'coding.locked' } }]);
});

test('a scheduled job of every organisation starts by itself and runs once for each', async (t) => {
  const { organization, runner } = await testJobs(t);
  const organizations = [await organization(), await organization()];
  const seen = new Set<string>();
  const all = Promise.withResolvers<void>();
  const daily = job({
    name: 'audit.erase',
    perOrganization: true,
    payload: nothing,
    schedule: { cron: '* * * * *', timeZone: 'Europe/Paris' },
    handle: async ({ organizationId }) => {
      seen.add(organizationId);
      if (seen.size === 2) all.resolve();
    },
  });
  await runner.start([daily], []);
  await all.promise;
  await runner.idle();
  assert.deepEqual([...seen].toSorted(), organizations.toSorted());
});

test('a job whose organisation may not use its product now is put off, not lost and not counted as waiting', async (t) => {
  let allowed = false;
  let runs = 0;
  const asked: unknown[] = [];
  const { databases, organization, runner } = await startedJobs(
    t,
    [
      job({
        name: 'coding.analyze',
        perOrganization: true,
        payload: nothing,
        handle: async () => {
          runs += 1;
        },
      }),
    ],
    [],
    {
      standing: {
        allowed: async (...question) => {
          asked.push(question);
          return allowed ? { allowed } : { allowed, reason: 'Contrat suspendu.' };
        },
      },
    },
  );
  const id = await organization();
  const database = await databases.organization(id);
  await database.transaction().execute((transaction) => runner.enqueue(transaction, 'coding.analyze', {}));
  await runner.idle();
  const { rows } = await sql<{ minutes: number }>`
    SELECT round(extract(epoch FROM start_after - created_on) / 60)::int AS minutes
    FROM jobs_queue.job WHERE state = 'created' AND name = 'coding.analyze'`.execute(databases.commons);
  assert.deepEqual({ runs, asked, rows }, { runs: 0, asked: [[id, 'coding', 'use']], rows: [{ minutes: 60 }] });

  allowed = true;
  await sql`UPDATE jobs_queue.job SET start_after = now() WHERE state = 'created'`.execute(databases.commons);
  await runner.idle();
  assert.equal(runs, 1);
});

test('stopping lets a running job end, and gives back one that does not, as if it had not begun', async (t) => {
  const { databases, runner } = await testJobs(t);
  const begun = Promise.withResolvers<void>();
  const quickBegun = Promise.withResolvers<void>();
  const starts: string[] = [];
  let endless = true;
  const jobs = [
    job({
      name: 'coding.quick',
      perOrganization: false,
      payload: nothing,
      handle: async () => {
        starts.push('quick');
        quickBegun.resolve();
        await begun.promise;
      },
    }),
    job({
      name: 'coding.endless',
      perOrganization: false,
      payload: nothing,
      attempts: 1,
      handle: async ({ signal }) => {
        starts.push('endless');
        begun.resolve();
        if (endless) await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    }),
  ];
  await runner.start(jobs, []);
  await databases.commons.transaction().execute(async (transaction) => {
    await runner.enqueueInCommons(transaction, 'coding.quick', {});
    await runner.enqueueInCommons(transaction, 'coding.endless', {});
  });
  await Promise.all([begun.promise, quickBegun.promise]);
  await runner.stop(2_000);
  const { rows } = await sql`SELECT name, state FROM jobs_queue.job WHERE name LIKE 'coding.%' ORDER BY name`.execute(
    databases.commons,
  );
  assert.deepEqual(rows, [
    { name: 'coding.endless', state: 'created' },
    { name: 'coding.quick', state: 'completed' },
  ]);

  endless = false;
  await runner.start(jobs, []);
  await runner.idle();
  assert.deepEqual(starts.toSorted(), ['endless', 'endless', 'quick']);
  assert.deepEqual([...(await runner.dead())], []);
});

test('a job past its time is aborted and counts as failed', async (t) => {
  const { databases, runner } = await startedJobs(t, [
    job({
      name: 'coding.slow',
      perOrganization: false,
      payload: nothing,
      attempts: 1,
      timeoutSeconds: 1,
      handle: async ({ signal }) => {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    }),
  ]);
  await databases.commons
    .transaction()
    .execute((transaction) => runner.enqueueInCommons(transaction, 'coding.slow', {}));
  await runner.idle();
  const { rows } = await sql`SELECT state, output FROM jobs_queue.job WHERE name = 'coding.slow'`.execute(
    databases.commons,
  );
  assert.deepEqual(rows, [{ state: 'failed', output: { reason: 'TimeoutError' } }]);
});

test('a job past its time is not tried again while its first attempt is still ending', async (t) => {
  const steps: string[] = [];
  const { databases, runner } = await startedJobs(t, [
    job({
      name: 'coding.slow',
      perOrganization: false,
      payload: nothing,
      attempts: 2,
      retryDelaySeconds: 0,
      timeoutSeconds: 1,
      handle: async ({ signal }) => {
        steps.push('begin');
        if (steps.length > 1) return;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        // Work that takes its time to stop, such as a query under way.
        await sql`SELECT pg_sleep(1)`.execute(databases.commons);
        steps.push('end');
      },
    }),
  ]);
  await databases.commons
    .transaction()
    .execute((transaction) => runner.enqueueInCommons(transaction, 'coding.slow', {}));
  await runner.idle();
  assert.deepEqual(steps, ['begin', 'end', 'begin']);
});

test('the queue never takes more than four connections of the commons, and two jobs cannot bear one name', async (t) => {
  const twice = (name: string) =>
    job({ name, perOrganization: false, payload: nothing, concurrency: 20, handle: async () => {} });
  const { databases, runner } = await testJobs(t);
  await assert.rejects(runner.start([twice('a.b'), twice('a.b')], []), /two jobs bear one name: a\.b/);
  const jobs = Array.from({ length: 20 }, (_, at) => twice(`load.number-${at}`));
  await runner.start(jobs, []);
  await databases.commons.transaction().execute(async (transaction) => {
    for (const { name } of jobs) for (let at = 0; at < 5; at += 1) await runner.enqueueInCommons(transaction, name, {});
  });
  await runner.idle();
  const { rows } = await sql<{ open: number }>`
    SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database()`.execute(databases.commons);
  assert.ok(rows[0]!.open - databases.connections <= 4, `${rows[0]!.open - databases.connections} connections`);
});
