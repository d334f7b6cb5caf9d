import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { FixedClock, SimulatedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { keepUntilDue } from './due-work.ts';
import { job, type Job } from './job.ts';
import { startedJobs } from './testing.ts';

const numbered = z.object({ number: z.number() });
const at = (instant: string) => Temporal.Instant.from(instant);

/** A job that runs one at a time, so that the order it starts in is seen. */
function noting(runs: unknown[], perOrganization = true): Job {
  const declared = { name: 'reminders.send', payload: numbered, concurrency: 1 };
  if (!perOrganization) {
    return job({
      ...declared,
      perOrganization: false,
      handle: async ({ payload }) => {
        runs.push(payload.number);
      },
    });
  }
  return job({
    ...declared,
    perOrganization: true,
    handle: async ({ organizationId, payload }) => {
      runs.push([organizationId, payload.number]);
    },
  });
}

test('work asked for a time waits for it, and a calendar that jumps runs all it jumped over, earliest first', async (t) => {
  const runs: unknown[] = [];
  const clock = new SimulatedClock(at('2026-03-02T08:00:00Z'), new FixedClock('2026-11-27T15:00:00Z'));
  const { databases, organization, runner } = await startedJobs(t, [noting(runs)], [], { clock });
  const id = await organization();
  const database = await databases.organization(id);
  const due = ['2026-04-03T10:00:00Z', '2026-04-01T10:00:00Z', '2026-06-01T10:00:00Z', '2026-04-02T10:00:00Z'];
  for (const [number, when] of due.entries()) {
    await database
      .transaction()
      .execute((transaction) => runner.enqueueAt(transaction, 'reminders.send', { number }, at(when)));
  }
  await runner.idle();
  assert.deepEqual(runs, []);
  assert.deepEqual(await database.selectFrom('jobs.outbox').selectAll().execute(), []);

  clock.advance(Temporal.Duration.from('P2M'));
  await runner.idle();
  assert.deepEqual(runs, [
    [id, 1],
    [id, 3],
    [id, 0],
  ]);
  clock.advance(Temporal.Duration.from('P2M'));
  await runner.idle();
  assert.deepEqual(runs.at(-1), [id, 2]);
  assert.equal(runs.length, 4);
});

test('work asked for a time already past runs at once, and with the transaction or not at all', async (t) => {
  const runs: unknown[] = [];
  const { databases, organization, runner } = await startedJobs(t, [noting(runs)]);
  const id = await organization();
  const database = await databases.organization(id);
  const past = at('2026-03-01T08:00:00Z');
  const undone = database.transaction().execute(async (transaction) => {
    await runner.enqueueAt(transaction, 'reminders.send', { number: 1 }, past);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  const unknown = database
    .transaction()
    .execute((transaction) => runner.enqueueAt(transaction, 'reminders.other', {}, past));
  await assert.rejects(unknown, /no module declares the job reminders.other/);
  await database
    .transaction()
    .execute((transaction) => runner.enqueueAt(transaction, 'reminders.send', { number: 2 }, past));
  await runner.idle();
  assert.deepEqual(runs, [[id, 2]]);
});

test('work of the commons asked for a time runs then, in no organisation', async (t) => {
  const runs: unknown[] = [];
  const clock = new FixedClock('2026-03-02T08:00:00Z');
  const { databases, runner } = await startedJobs(t, [noting(runs, false)], [], { clock });
  const when = at('2026-03-02T09:00:00Z');
  await databases.commons
    .transaction()
    .execute((transaction) => runner.enqueueInCommonsAt(transaction, 'reminders.send', { number: 1 }, when));
  await runner.idle();
  assert.deepEqual(runs, []);
  clock.moveTo('2026-03-02T09:00:00Z');
  await runner.idle();
  assert.deepEqual(runs, [1]);
});

test('looking for due work opens no database but those with something due', async (t) => {
  const runs: unknown[] = [];
  const clock = new FixedClock('2026-03-02T08:00:00Z');
  const { databases, organization, runner } = await startedJobs(t, [noting(runs)], [], { clock });
  const [due, later] = [await organization(), await organization()];
  await keepUntilDue(databases.commons, [
    aPiece(due, '2026-03-02T09:00:00Z', 1),
    aPiece(later, '2026-03-02T11:00:00Z', 2),
  ]);
  const opened: string[] = [];
  const open = databases.organization.bind(databases);
  databases.organization = (id) => {
    opened.push(id);
    return open(id);
  };
  clock.moveTo('2026-03-02T10:00:00Z');
  await runner.idle();
  assert.deepEqual([runs, opened], [[[due, 1]], [due]]);
});

test('work brought twice from an outbox runs once while the queue remembers it', async (t) => {
  const runs: unknown[] = [];
  const clock = new FixedClock('2026-03-02T08:00:00Z');
  const { databases, organization, runner } = await startedJobs(t, [noting(runs)], [], { clock });
  const piece = aPiece(await organization(), '2026-03-02T08:00:00Z', 1);
  for (let times = 0; times < 2; times += 1) {
    await keepUntilDue(databases.commons, [piece, piece]);
    await runner.idle();
  }
  assert.deepEqual(runs, [[piece.organizationId, 1]]);
});

function aPiece(organizationId: string, when: string, number: number) {
  return { id: newId(), name: 'reminders.send', organizationId, payload: { number }, dueAt: at(when) };
}
