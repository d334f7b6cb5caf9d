import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { z } from 'zod';
import { FixedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { everythingAllowed } from '#platform/kernel/standing.ts';
import { Databases } from '#platform/database/databases.ts';
import { KeyStore } from '#platform/database/key-store.ts';
import { databaseDeclaration } from '#platform/database/module.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { createJobs } from './job-runner.ts';
import { job, type Job } from './job.ts';
import { jobsDeclaration } from './module.ts';

const LATER = Temporal.Instant.from('2026-03-03T08:00:00Z');

/** Where a Cabinet lives, so that a second process can be the same one. */
interface Place {
  readonly url: string;
  readonly prefix: string;
  readonly folder: string;
  readonly organizationId: string;
}

async function cabinetAt({ url, prefix, folder }: Omit<Place, 'organizationId'>) {
  const keys = await KeyStore.open(path.join(folder, 'keys'), path.join(folder, 'master.key'));
  const modules = [databaseDeclaration, jobsDeclaration];
  const databases = await Databases.open({ url, prefix, modules, keys, log: silentLog });
  const clock = new FixedClock('2026-03-02T08:00:00Z');
  const runner = createJobs({ databases, keys, log: silentLog, clock, standing: everythingAllowed });
  return { databases, runner, clock };
}

function analyze(handle: () => Promise<void>): readonly Job[] {
  return [job({ name: 'coding.analyze', perOrganization: true, payload: z.object({}), handle })];
}

/** The doomed process: does as its part says, until it is killed. */
async function live(part: string, place: Place): Promise<void> {
  const { databases, runner } = await cabinetAt(place);
  const jobs = analyze(async () => {
    process.stdout.write('running');
    await new Promise(() => {});
  });
  if (part === 'run') await runner.start(jobs, []);
  else await runner.declare(jobs, []);
  const database = await databases.organization(place.organizationId);
  await database
    .transaction()
    .execute((transaction) =>
      part === 'commit for later'
        ? runner.enqueueAt(transaction, 'coding.analyze', {}, LATER)
        : runner.enqueue(transaction, 'coding.analyze', {}),
    );
  if (part !== 'run') process.kill(process.pid, 'SIGKILL');
}

async function aPlace(t: TestContext) {
  const closing: (() => Promise<void>)[] = [];
  const { url } = await testDatabases({ after: ((close: () => Promise<void>) => closing.push(close)) as never });
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-crash-'));
  await chmod(folder, 0o711);
  const where = { url, folder, prefix: `c${newId().slice(-12)}` };
  const cabinet = await cabinetAt(where);
  const organizationId = newId();
  await cabinet.databases.create(organizationId);
  t.after(async () => {
    await cabinet.runner.stop(0);
    await cabinet.databases.close();
    await cabinet.databases.administration.dropOrganization(organizationId);
    await cabinet.databases.administration.dropShared();
    for (const close of closing) await close();
    await rm(folder, { recursive: true, force: true });
  });
  return { ...cabinet, place: { ...where, organizationId } };
}

function begin(part: string, place: Place) {
  const environment = { ...process.env, CABINET_DOOMED: JSON.stringify([part, place]) };
  delete (environment as Record<string, string | undefined>)['NODE_TEST_CONTEXT'];
  return spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const doomed = process.env['CABINET_DOOMED'];
if (doomed !== undefined) {
  const [part, place] = JSON.parse(doomed) as [string, Place];
  await live(part, place);
} else {
  test('a process killed between its commit and the queue loses nothing: the next one runs the job, once', async (t) => {
    const { databases, runner, place } = await aPlace(t);
    const child = begin('commit', place);
    assert.deepEqual(await once(child, 'exit'), [null, 'SIGKILL']);
    const database = await databases.organization(place.organizationId);
    const left = await database.selectFrom('jobs.outbox').select('name').execute();
    const marked = await databases.commons.selectFrom('jobs.dirty_organizations').select('organization_id').execute();
    assert.deepEqual([left, marked], [[{ name: 'coding.analyze' }], [{ organization_id: place.organizationId }]]);

    let runs = 0;
    const jobs = analyze(async () => {
      runs += 1;
    });
    await runner.start(jobs, []);
    await runner.idle();
    const { rows } = await sql`SELECT state FROM jobs_queue.job WHERE name = 'coding.analyze'`.execute(
      databases.commons,
    );
    assert.deepEqual({ runs, rows }, { runs: 1, rows: [{ state: 'completed' }] });
  });

  test('a job that was running when its process was killed runs again at the next start', async (t) => {
    const { databases, runner, place } = await aPlace(t);
    const child = begin('run', place);
    await once(child.stdout!, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    let runs = 0;
    const jobs = analyze(async () => {
      runs += 1;
    });
    await runner.start(jobs, []);
    await runner.idle();
    const { rows } = await sql`SELECT state, retry_count FROM jobs_queue.job WHERE name = 'coding.analyze'`.execute(
      databases.commons,
    );
    assert.deepEqual({ runs, rows }, { runs: 1, rows: [{ state: 'completed', retry_count: 1 }] });
  });

  test('work asked for a later time by a process killed at its commit waits for that time, then runs', async (t) => {
    const { databases, runner, clock, place } = await aPlace(t);
    const child = begin('commit for later', place);
    assert.deepEqual(await once(child, 'exit'), [null, 'SIGKILL']);
    let runs = 0;
    const jobs = analyze(async () => {
      runs += 1;
    });
    await runner.start(jobs, []);
    await runner.idle();
    const waiting = await databases.commons
      .selectFrom('jobs.due_work')
      .select(['organization_id', 'name', 'payload', 'due_at'])
      .execute();
    assert.deepEqual(
      [runs, waiting],
      [
        0,
        [
          {
            organization_id: place.organizationId,
            name: 'coding.analyze',
            payload: {},
            due_at: '2026-03-03T08:00:00Z',
          },
        ],
      ],
    );
    clock.moveTo('2026-03-03T08:00:00Z');
    await runner.idle();
    assert.deepEqual([runs, await databases.commons.selectFrom('jobs.due_work').selectAll().execute()], [1, []]);
  });
}
