import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { systemAct } from '#platform/kernel/act.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { countReview } from './review-counts.ts';
import { codingScene } from './testing/scene.ts';

const scene = await codingScene({ after });
const { tim, runner, database, databases, clock } = scene;

test('a reading that was slow to be counted never replaces a later one', async () => {
  const created = await tim.paste('prothèse de hanche, escarre');
  await runner.idle();
  const view = await tim.validate(await tim.acceptEach(await tim.stay(created.stay.id)));
  await runner.idle();
  const stayId = view.stay.id;
  const counted = () => databases.commons.selectFrom('coding.review_counts').selectAll().execute();
  assert.ok((await counted()).length > 0);

  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const { commons } = databases;
  const execute = async (work: Parameters<ReturnType<typeof commons.transaction>['execute']>[0]) => {
    reached.resolve();
    await released.promise;
    return commons.transaction().execute(work);
  };
  const slow: typeof commons = Object.create(commons, { transaction: { value: () => ({ execute }) } });
  const { signal } = new AbortController();
  const count = (into: typeof commons) =>
    countReview.handle({
      ...{ organizationId: scene.own, database, commons: into, clock, signal, log: silentLog },
      ...{ id: newId(), act: systemAct('coding.count-review'), payload: { stayId } },
    });
  const older = count(slow);
  await reached.promise;
  // What a later reading finds: nothing is left to count.
  await database.deleteFrom('coding.stays').where('id', '=', stayId).execute();
  const newer = count(commons);
  await Promise.race([newer, someoneWaits()]);
  released.resolve();
  await Promise.all([older, newer]);
  assert.deepEqual(await counted(), []);
});

async function someoneWaits(): Promise<void> {
  const waiting = sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database =
    (SELECT oid FROM pg_database WHERE datname = current_database())`;
  while ((await waiting.execute(database)).rows.length === 0);
}
