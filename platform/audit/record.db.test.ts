import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { systemAct, type Act } from '#platform/kernel/act.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { auditDeclaration } from './module.ts';
import { recordAct } from './record.ts';

const act: Act = {
  actor: { kind: 'person', id: '0190aaaa-0000-7000-8000-000000000001', name: 'Zoé Exemple' },
  origin: { ip: '203.0.113.7', port: 51_234, browserId: 'browser-1', requestId: 'request-1' },
  onBehalfOf: null,
};
const at = Temporal.Instant.from('2026-03-01T08:15:30.123456Z');

test('a line holds who, what, when and from where, in the journal of the organisation', async (t) => {
  const { databases, organization } = await testDatabases(t, [auditDeclaration]);
  const database = await databases.organization(await organization());
  await recordAct(database, act, {
    action: 'coding.stay.read',
    object: { kind: 'stay', id: 'stay-1' },
    at,
    details: { proposals: 4 },
  });
  await recordAct(database, systemAct('retention'), {
    action: 'audit.entries.erase',
    object: { kind: 'journal', id: null },
    at,
  });

  const rows = await database.selectFrom('audit.entries').selectAll().orderBy('id').execute();
  assert.deepEqual(rows, [
    {
      id: 1,
      at: '2026-03-01T08:15:30.123456Z',
      actor_kind: 'person',
      actor_id: '0190aaaa-0000-7000-8000-000000000001',
      actor_name: 'Zoé Exemple',
      on_behalf_of: null,
      action: 'coding.stay.read',
      object_kind: 'stay',
      object_id: 'stay-1',
      ip: '203.0.113.7',
      port: 51_234,
      reverse_dns: null,
      browser_id: 'browser-1',
      request_id: 'request-1',
      details: { proposals: 4 },
      batch: null,
    },
    {
      id: 2,
      at: '2026-03-01T08:15:30.123456Z',
      actor_kind: 'system',
      actor_id: null,
      actor_name: 'retention',
      on_behalf_of: null,
      action: 'audit.entries.erase',
      object_kind: 'journal',
      object_id: null,
      ip: null,
      port: null,
      reverse_dns: null,
      browser_id: null,
      request_id: null,
      details: {},
      batch: null,
    },
  ]);
});

test('the line goes with the act when its transaction is undone', async (t) => {
  const { databases, organization } = await testDatabases(t, [auditDeclaration]);
  const database = await databases.organization(await organization());
  const undone = database.transaction().execute(async (transaction) => {
    await recordAct(transaction, act, { action: 'coding.stay.read', object: { kind: 'stay', id: 'stay-1' }, at });
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  assert.deepEqual(await database.selectFrom('audit.entries').select('id').execute(), []);
});

test('no role of the application can change, erase or seal a line, nor touch a seal or an anchor', async (t) => {
  const { databases, organization } = await testDatabases(t, [auditDeclaration]);
  const own = await databases.organization(await organization());
  for (const database of [own, databases.commons]) {
    await recordAct(database, act, { action: 'sign-in.done', object: { kind: 'person', id: null }, at });
  }
  const statements = [
    `UPDATE audit.entries SET action = 'x.y'`,
    'UPDATE audit.entries SET batch = 1',
    'DELETE FROM audit.entries',
    'TRUNCATE audit.entries',
    'DROP TABLE audit.entries',
    `INSERT INTO audit.entries (at, actor_kind, actor_name, action, object_kind, batch)
      VALUES ('2026-01-01Z', 'system', 'x', 'x.y', 'x', 1)`,
    `INSERT INTO audit.entries (id, at, actor_kind, actor_name, action, object_kind)
      OVERRIDING SYSTEM VALUE VALUES (7, '2026-01-01Z', 'system', 'x', 'x.y', 'x')`,
    `SELECT setval('audit.entries_id_seq', 1)`,
    'UPDATE audit.seals SET lines = 1',
    `INSERT INTO audit.seals VALUES (1, 1, 1, 1, '2026-01-01Z', '2026-01-01Z', '', '')`,
    'DELETE FROM audit.seals',
    'TRUNCATE audit.seals',
  ];
  const onAnchors = ['DELETE FROM audit.anchors', 'UPDATE audit.anchors SET batch = 1', 'TRUNCATE audit.anchors'];
  const refusals: Record<string, string> = {};
  for (const [family, database, all] of [
    ['organization', own, statements],
    ['commons', databases.commons, [...statements, ...onAnchors]],
  ] as const) {
    for (const statement of all) {
      refusals[`${family}: ${statement}`] = await sql
        .raw(statement)
        .execute(database)
        .then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
    }
  }
  assert.deepEqual(new Set(Object.values(refusals)), new Set(['42501']), JSON.stringify(refusals, null, 1));
});
