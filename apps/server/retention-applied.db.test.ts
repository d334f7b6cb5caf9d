import assert from 'node:assert/strict';
import test from 'node:test';
import type pg from 'pg';
import { FixedClock } from '#platform/kernel/clock.ts';
import type { ModuleDeclaration, RetentionRule } from '#platform/kernel/module.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { testDatabases, type TestDatabases } from '#platform/database/testing.ts';
import { EncryptedDocuments } from '#platform/documents/encrypted-documents.ts';
import type { ObjectStore } from '#platform/documents/object-store.ts';
import { applyRetention, type Kept } from '#platform/privacy/retention.ts';
import { declarations } from './declarations.ts';

const NOW = '2026-11-27T12:00:00Z';
const rules = declarations.flatMap(({ retention = [] }) => retention);
const applied = rules.filter((rule) => rule.then === 'delete' && rule.appliedBy === undefined);

/** Rows whose only content is their date: what else a table asks for is of no matter here. */
async function bareRows(client: pg.Client, { table, from }: RetentionRule, dates: readonly string[]): Promise<void> {
  await client.query('SET session_replication_role = replica');
  const { rows: numbered } = await client.query<{ attname: string }>(
    `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attidentity <> ''`,
    [table],
  );
  for (const { attname } of numbered) await client.query(`ALTER TABLE ${table} ALTER "${attname}" DROP IDENTITY`);
  const { rows: constraints } = await client.query<{ conname: string }>(
    `SELECT conname FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'x', 'c', 'n')
      ORDER BY contype = 'n'`,
    [table],
  );
  for (const { conname } of constraints) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${conname}" CASCADE`);
  }
  const { rows: indexes } = await client.query<{ name: string }>(
    'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = $1::regclass AND indisunique',
    [table],
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  for (const date of dates) await client.query(`INSERT INTO ${table} ("${from}") VALUES ($1)`, [date]);
}

function documentsOf({ keys }: TestDatabases) {
  return new EncryptedDocuments({ store: {} as ObjectStore, keys, clock: new FixedClock(NOW) });
}

/** Lines the erasing wrote, by table. */
async function journal(database: Kept['database']) {
  return (database as Commons)
    .selectFrom('audit.entries')
    .select(['object_id', 'details'])
    .where('action', '=', 'privacy.rows.erase')
    .orderBy('object_id')
    .execute();
}

for (const family of ['organization', 'commons'] as const) {
  test(`every rule of the ${family} that erases does so at its term, not before, with a line, and once`, async (t) => {
    const opened = await testDatabases(t, declarations.slice(1));
    const { databases } = opened;
    const id = await opened.organization();
    const { administration } = databases;
    const name = family === 'commons' ? administration.commonsName : administration.organizationName(id);
    const own = applied.filter((rule) => rule.family === family);
    await administration.within(name, async (client) => {
      for (const rule of own) {
        const term = Temporal.Instant.from(NOW).toZonedDateTimeISO('Europe/Paris').subtract(rule.keep!);
        const days = [-400, -1, 1].map((after) => term.add({ days: after }).toInstant().toString());
        await bareRows(client, rule, days);
      }
    });
    const database = family === 'commons' ? databases.commons : await databases.organization(id);
    const kept = { family, database, now: Temporal.Instant.from(NOW) };
    const first = await applyRetention(kept, declarations, documentsOf(opened));
    const outcomes = new Map(first.map(({ table, ...outcome }) => [table, outcome]));
    for (const { table } of own) assert.deepEqual(outcomes.get(table), { outcome: 'erased', rows: 2 }, table);
    const left = await administration.within(name, async (client) => {
      const counts: number[] = [];
      for (const { table } of own) {
        const { rows } = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
        counts.push(rows[0]!.rows);
      }
      return counts;
    });
    assert.deepEqual(
      left,
      own.map(() => 1),
    );
    const lines = await journal(database);
    assert.deepEqual(
      lines.map((line) => line.object_id),
      own.map(({ table }) => table).toSorted(),
    );
    const again = await applyRetention(kept, declarations, documentsOf(opened));
    assert.deepEqual(
      again.filter(({ rows }) => rows > 0),
      [],
    );
    assert.deepEqual(await journal(database), lines);
  });
}

test('nothing that refers to rows with a term keeps them from being erased', async (t) => {
  const opened = await testDatabases(t, declarations.slice(1));
  const { administration } = opened.databases;
  for (const family of ['organization', 'commons'] as const) {
    const name = family === 'commons' ? administration.commonsName : administration.templateName;
    const tables = applied.filter((rule) => rule.family === family).map(({ table }) => table);
    const blocking = await administration.within(name, async (client) => {
      const { rows } = await client.query<{ blocking: string }>(
        `SELECT conrelid::regclass || ' ' || conname AS blocking FROM pg_constraint
          WHERE contype = 'f' AND confrelid = ANY ($1::regclass[]) AND confdeltype NOT IN ('c', 'n')`,
        [tables],
      );
      return rows.map((row) => row.blocking);
    });
    assert.deepEqual(blocking, []);
  }
});

test('rows that live with their owner are left, what another job applies too, and an archive that is not there is told', async (t) => {
  const opened = await testDatabases(t, declarations.slice(1));
  const declaration: ModuleDeclaration = {
    ...{ name: 'kept', title: 'Conservés' },
    retention: (['with-owner', 'archive', 'delete'] as const).map((then) => ({
      ...{
        table: 'organizations.sign_ups',
        family: 'commons',
        purpose: 'Essai',
        from: 'expires_at',
        keep: 'P1D',
        then,
      },
      ...(then === 'delete' ? { appliedBy: 'kept.sweep' } : {}),
    })),
  };
  await opened.databases.administration.within(opened.databases.administration.commonsName, (client) =>
    bareRows(client, declaration.retention![0]!, ['2026-01-01T00:00:00Z']),
  );
  const kept = { family: 'commons', database: opened.databases.commons, now: Temporal.Instant.from(NOW) } as const;
  assert.deepEqual(await applyRetention(kept, [declaration], documentsOf(opened)), [
    { table: 'organizations.sign_ups', outcome: 'with-owner', rows: 0 },
    { table: 'organizations.sign_ups', outcome: 'awaiting-archive', rows: 1 },
    { table: 'organizations.sign_ups', outcome: 'elsewhere', rows: 0 },
  ]);
});

test('the files of a stay at its term go with it, a thousand stays in batches', async (t) => {
  const opened = await testDatabases(t, declarations.slice(1));
  const id = await opened.organization();
  const database = await opened.databases.organization(id);
  const [stayId, documentId] = [newId(), newId()];
  await opened.databases.administration.within(opened.databases.administration.organizationName(id), async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO coding.stays (id, local_id, hospitalization, admitted_on, dates_from, state, imported_at,
         imported_by_name, changed_at)
       SELECT CASE n WHEN 1 THEN $1::uuid ELSE gen_random_uuid() END, 'L' || n, 'HC', '2020-01-01', 'person',
         'awaiting-report', '2020-01-01', 'Essai', '2020-01-01' FROM generate_series(1, 1001) AS n`,
      [stayId],
    );
    await client.query(
      `INSERT INTO coding.reports (id, stay_id, origin, document_id, text_sealed, text_length, text_sha256, received_at,
         received_by_name)
       VALUES (gen_random_uuid(), $1, 'pdf', $2, '', 0, sha256(''), '2020-01-01', 'Essai')`,
      [stayId, documentId],
    );
    await client.query(
      `INSERT INTO documents.objects (id, name, kind, bytes, sha256, stored_at)
       VALUES ($1, '', 'pdf', 1, sha256(''), '2020-01-01')`,
      [documentId],
    );
  });
  const kept = { family: 'organization', database, now: Temporal.Instant.from(NOW) } as const;
  const outcome = await applyRetention(kept, declarations, documentsOf(opened));
  assert.deepEqual(
    outcome.find(({ table }) => table === 'coding.stays'),
    { table: 'coding.stays', outcome: 'erased', rows: 1001 },
  );
  const details = (await journal(database)).map((line) => (line.details as { rows: number }).rows);
  assert.deepEqual(details, [500, 500, 1]);
  assert.deepEqual(await database.selectFrom('coding.reports').select('id').execute(), []);
  assert.deepEqual(await database.selectFrom('documents.objects').select('id').execute(), []);
  const unclaimed = await database.selectFrom('documents.unclaimed_objects').selectAll().execute();
  assert.deepEqual(unclaimed, [{ object_id: documentId, delete_after: NOW }]);
});

test('only the sealed journals and the sessions, which count by another clock, are erased by a job of their own', () => {
  const named = new Set(rules.flatMap(({ appliedBy }) => appliedBy ?? []));
  assert.deepEqual([...named].toSorted(), ['accounts.sweep', 'audit.erase', 'audit.erase-commons', 'identity.sweep']);
});
