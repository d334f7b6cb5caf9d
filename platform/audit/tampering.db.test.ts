import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type pg from 'pg';
import { systemAct } from '#platform/kernel/act.ts';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { Audit } from './audit.ts';
import { factsOf, macOf, NO_SEAL } from './seal.ts';
import type { Line } from './lines.ts';
import { auditDeclaration } from './module.ts';
import { recordAct } from './record.ts';
import { ReverseNames } from './reverse-names.ts';

const clock = new FixedClock('2026-03-02T08:00:00Z');

/** A journal of three sealed batches of two lines, and an administrator who means harm. */
async function journal(t: TestContext) {
  const { databases, keys, organization } = await testDatabases(t, [auditDeclaration]);
  const owner = await organization();
  const names = new ReverseNames({ reverse: async () => [] });
  const audit = new Audit({ databases, keys, clock, log: silentLog, names });
  const database = await databases.organization(owner);
  const write = async (object: string) =>
    recordAct(database, systemAct('test'), {
      action: 'coding.stay.read',
      object: { kind: 'stay', id: object },
      at: clock.now(),
      details: { b: 2, a: 'é' },
    });
  for (const batch of [1, 2, 3]) {
    await write(`stay-${batch}-a`);
    await write(`stay-${batch}-b`);
    await audit.verify(owner);
  }
  const { administration } = databases;
  const name = administration.organizationName(owner);
  const harm = (statement: string) => administration.within(name, (client) => client.query(statement));
  const within = <Result>(work: (client: pg.Client) => Promise<Result>) => administration.within(name, work);
  const harmCommons = (statement: string) =>
    administration.within(administration.commonsName, (client) => client.query(statement));
  return { audit, owner, write, harm, harmCommons, within, verify: () => audit.verify(owner) };
}

const intact = { intact: true, batches: 3, entries: 6, erasedBatches: 0, sealedAt: '2026-03-02T08:00:00Z' };

test('a journal nobody touched is intact, and stays so as it grows', async (t) => {
  const { verify, write } = await journal(t);
  assert.deepEqual(await verify(), intact);
  await write('stay-4');
  assert.deepEqual(await verify(), { ...intact, batches: 4, entries: 7 });
});

const crimes: Record<string, { readonly sql: string; readonly found: unknown }> = {
  'the last line removed': {
    sql: 'DELETE FROM audit.entries WHERE id = (SELECT max(id) FROM audit.entries)',
    found: { intact: false, fault: 'line-missing', batch: 3 },
  },
  'a line in the middle removed': {
    sql: 'DELETE FROM audit.entries WHERE id = 3',
    found: { intact: false, fault: 'line-missing', batch: 2 },
  },
  'who acted changed in one line': {
    sql: `UPDATE audit.entries SET actor_name = 'somebody else' WHERE id = 4`,
    found: { intact: false, fault: 'line-altered', batch: 2 },
  },
  'every line rewritten': {
    sql: `UPDATE audit.entries SET object_id = 'another'`,
    found: { intact: false, fault: 'line-altered', batch: 1 },
  },
  'a line taken out of its batch to be sealed anew': {
    sql: `UPDATE audit.entries SET batch = NULL, action = 'coding.stay.list' WHERE id = 4`,
    found: { intact: false, fault: 'line-missing', batch: 2 },
  },
  'a line slipped into a sealed batch': {
    sql: `INSERT INTO audit.entries (at, actor_kind, actor_name, action, object_kind, batch)
      VALUES ('2026-01-01Z', 'system', 'forged', 'a.b', 'c', 2)`,
    found: { intact: false, fault: 'line-added', batch: 2 },
  },
  'a batch removed with its seal': {
    sql: 'DELETE FROM audit.entries WHERE batch = 2; DELETE FROM audit.seals WHERE batch = 2',
    found: { intact: false, fault: 'batch-missing', batch: 2 },
  },
  'the tail removed with its seals': {
    sql: 'DELETE FROM audit.entries WHERE batch > 1; DELETE FROM audit.seals WHERE batch > 1',
    found: { intact: false, fault: 'tail-cut', batch: 2 },
  },
  'everything removed': {
    sql: 'TRUNCATE audit.entries, audit.seals',
    found: { intact: false, fault: 'tail-cut', batch: 1 },
  },
  'seals removed and lines kept': {
    sql: 'DELETE FROM audit.seals WHERE batch = 3',
    found: { intact: false, fault: 'batch-missing', batch: 3 },
  },
  'a theft passed off as an erasure at term': {
    sql: `DELETE FROM audit.entries WHERE batch = 1;
      UPDATE audit.seals SET erased_at = '2026-03-02Z', erasure_mac = mac WHERE batch = 1`,
    found: { intact: false, fault: 'seal-rewritten', batch: 1 },
  },
};

for (const [crime, { sql, found }] of Object.entries(crimes)) {
  test(`verification names it: ${crime}`, async (t) => {
    const { harm, verify } = await journal(t);
    await harm(sql);
    assert.deepEqual(await verify(), found);
  });
}

test('all lines and all seals rewritten without the key is found out', async (t) => {
  const { within, verify } = await journal(t);
  await within(async (client) => {
    await client.query(`UPDATE audit.entries SET actor_name = 'somebody else'`);
    let previous = NO_SEAL;
    for (const batch of [1, 2, 3]) {
      const { rows } = await client.query<Line>('SELECT * FROM audit.entries WHERE batch = $1 ORDER BY id', [batch]);
      const facts = factsOf(batch, rows, clock.now());
      previous = macOf(Buffer.alloc(32, 1), previous, facts);
      await client.query('UPDATE audit.seals SET digest = $2, mac = $3 WHERE batch = $1', [
        ...[batch, facts.digest, previous],
      ]);
    }
  });
  assert.deepEqual(await verify(), { intact: false, fault: 'seal-rewritten', batch: 1 });
});

test('a cut tail stays visible however much is written and sealed afterwards', async (t) => {
  const { harm, verify, write } = await journal(t);
  await harm('DELETE FROM audit.entries WHERE batch = 3; DELETE FROM audit.seals WHERE batch = 3');
  for (const more of ['x', 'y', 'z']) {
    await write(more);
    assert.deepEqual(await verify(), { intact: false, fault: 'seal-rewritten', batch: 3 });
  }
});

test('a journal whose anchor was removed is not taken for a new one', async (t) => {
  const { harmCommons, verify, write } = await journal(t);
  await harmCommons('DELETE FROM audit.anchors');
  assert.deepEqual(await verify(), { intact: false, fault: 'anchor-missing', batch: 3 });
  await write('x');
  assert.deepEqual(await verify(), { intact: false, fault: 'anchor-missing', batch: 4 });
});
