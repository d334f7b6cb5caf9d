import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { sql } from 'kysely';
import { systemAct, type Act } from '#platform/kernel/act.ts';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { Audit } from './audit.ts';
import { auditDeclaration } from './module.ts';
import { recordAct } from './record.ts';
import { ReverseNames } from './reverse-names.ts';
import { forgetWriting } from './written-journals.ts';

const clock = new FixedClock('2026-03-02T08:00:00Z');
const act = systemAct('test');
const entry = (id: string) => ({ action: 'coding.stay.read', object: { kind: 'stay', id }, at: clock.now() });

async function house(t: TestContext, names = new ReverseNames({ reverse: async () => [] })) {
  const { databases, keys, organization } = await testDatabases(t, [auditDeclaration]);
  const opened = () => new Audit({ databases, keys, clock, log: silentLog, names });
  return { databases, organization, opened, audit: opened() };
}

async function batches(database: OrganizationDatabase) {
  const rows = await database.selectFrom('audit.entries').select(['object_id', 'batch']).orderBy('id').execute();
  return rows.map((row) => `${row.object_id} ${row.batch ?? 'unsealed'}`);
}

test('what this process wrote is sealed at once, in every organisation and in the commons', async (t) => {
  const { databases, organization, audit } = await house(t);
  const [first, second] = [await organization(), await organization()];
  const opened = [await databases.organization(first), await databases.organization(second)] as const;
  await recordAct(opened[0], act, entry('a'));
  await recordAct(opened[1], act, entry('b'));
  await recordAct(databases.commons, act, entry('c'));
  await audit.sealer.seal();
  assert.deepEqual([await batches(opened[0]), await batches(opened[1])], [['a 1'], ['b 1']]);
  const anchors = await databases.commons.selectFrom('audit.anchors').select(['owner', 'batch']).execute();
  assert.deepEqual(
    anchors.toSorted((left, right) => left.owner.localeCompare(right.owner)),
    [first, second, 'commons'].toSorted().map((owner) => ({ owner, batch: 1 })),
  );
});

test('a line whose transaction ends late is sealed in a later batch, whatever its number', async (t) => {
  const { databases, organization, audit } = await house(t);
  const id = await organization();
  const database = await databases.organization(id);
  const written = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const late = database.transaction().execute(async (transaction) => {
    await recordAct(transaction, act, entry('late'));
    written.resolve();
    await mayEnd.promise;
  });
  await written.promise;
  await recordAct(database, act, entry('early'));
  await audit.sealer.seal();
  assert.deepEqual(await batches(database), ['early 1']);
  mayEnd.resolve();
  await late;
  await audit.sealer.seal();
  assert.deepEqual(await batches(database), ['late 2', 'early 1']);
  assert.equal((await audit.verify(id)).intact, true);
});

test('several sealers at once make one chain', async (t) => {
  const { databases, organization, opened, audit } = await house(t);
  const id = await organization();
  const database = await databases.organization(id);
  const sealers = [audit, opened(), opened(), opened()];
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(Array.from({ length: 10 }, (_, at) => recordAct(database, act, entry(`${round}-${at}`))));
    await Promise.all(sealers.map((one) => one.sealer.seal()));
  }
  const verified = await audit.verify(id);
  assert.deepEqual(
    { intact: verified.intact, entries: verified.intact && verified.entries },
    { intact: true, entries: 50 },
  );
});

test('what another process wrote, or a crash left, is found by the sweep', async (t) => {
  const { databases, organization, audit } = await house(t);
  const database = await databases.organization(await organization());
  await recordAct(database, act, entry('forgotten'));
  const { rows } = await sql<{ name: string }>`SELECT current_database() AS name`.execute(database);
  forgetWriting(rows[0]!.name, 2n ** 64n);
  await audit.sealer.seal();
  assert.deepEqual(await batches(database), ['forgotten unsealed']);
  await audit.sealer.sweep();
  assert.deepEqual(await batches(database), ['forgotten 1']);
});

test('the name of an address is written under the seal; one that does not answer does not delay it', async (t) => {
  const asked: string[] = [];
  const reverse = async (ip: string) => {
    asked.push(ip);
    if (ip === '203.0.113.9') return new Promise<never>(() => {});
    if (ip === '203.0.113.8') throw new Error('ENOTFOUND');
    return ['host.example'];
  };
  const { databases, organization, audit } = await house(t, new ReverseNames({ reverse, patienceMs: 20 }));
  const id = await organization();
  const database = await databases.organization(id);
  const from = (ip: string): Act => ({ ...act, origin: { ip, port: 1, browserId: null, requestId: 'r' } });
  const addresses = ['203.0.113.7', '203.0.113.7', '203.0.113.8', '203.0.113.9', '2001:db8::7'];
  for (const ip of addresses) await recordAct(database, from(ip), entry(ip));
  await audit.sealer.seal();
  await recordAct(database, from('203.0.113.7'), entry('203.0.113.7'));
  await audit.sealer.seal();
  const rows = await database
    .selectFrom('audit.entries')
    .select(['ip', 'reverse_dns', 'batch'])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    rows.map((row) => `${row.ip} ${row.reverse_dns} ${row.batch}`),
    [
      '203.0.113.7 host.example 1',
      '203.0.113.7 host.example 1',
      '203.0.113.8 null 1',
      '203.0.113.9 null 1',
      '2001:db8::7 host.example 1',
      '203.0.113.7 host.example 2',
    ],
  );
  assert.deepEqual(asked, ['203.0.113.7', '203.0.113.8', '203.0.113.9', '2001:db8::7']);
  assert.equal((await audit.verify(id)).intact, true);
});

test('once started, a sealer seals what it finds; stopped, it leaves nothing unsealed', async (t) => {
  const { databases, organization, audit } = await house(t);
  const database = await databases.organization(await organization());
  await recordAct(database, act, entry('before'));
  audit.sealer.start();
  await audit.sealer.seal();
  assert.deepEqual(await batches(database), ['before 1']);
  await recordAct(database, act, entry('last'));
  await audit.sealer.stop();
  assert.deepEqual(await batches(database), ['before 1', 'last 2']);
});
