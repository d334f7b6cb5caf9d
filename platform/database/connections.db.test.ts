import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { Unavailable } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { ConnectionBudget } from './connections.ts';
import { testDatabases } from './testing.ts';

test('50 organisations at work at once keep to 60 connections and 500 MiB, and each gets its own answers', async (t) => {
  const { databases, organization, url } = await testDatabases(t);
  const ids: string[] = [];
  for (let made = 0; made < 50; made += 1) ids.push(await organization());
  let most = 0;
  const ask = async (id: string) => {
    const database = await databases.organization(id);
    const { rows } = await sql<{ name: string }>`SELECT current_database() AS name`.execute(database);
    most = Math.max(most, databases.connections);
    return rows[0]!.name;
  };
  const wave = ids.flatMap((id) => Array.from({ length: 6 }, () => id));
  const names = await Promise.all(wave.map(ask));
  assert.deepEqual(
    names,
    wave.map((id) => databases.administration.organizationName(id)),
  );
  assert.ok(most <= 60, `${most} connections by our own count`);
  const { rows } = await databases.administration.within(null, (client) =>
    client.query<{ count: number }>(`SELECT count(*) FROM pg_stat_activity WHERE datname LIKE $1`, [
      `${databases.administration.commonsName.replace('_commons', '')}%`,
    ]),
  );
  assert.ok(rows[0]!.count <= 60, `${rows[0]!.count} connections by the server's count on ${new URL(url).host}`);
  assert.ok(process.memoryUsage().rss < 500 * 1024 * 1024);
});

test('who waits for a connection is served in order, and one that fails to connect gives its place back', async (t) => {
  const { databases, keys, organization } = await testDatabases(t);
  const id = await organization();
  const name = databases.administration.organizationName(id);
  const password = (await keys.key(id, 'database-password')).toString('base64url');
  const budget = new ConnectionBudget({ ceiling: 1, idleMs: 60_000 });
  t.after(() => budget.close());
  const good = budget.pool(databases.administration.connectionOf(name, name, password), 2);
  const bad = budget.pool(databases.administration.connectionOf(name, name, newId()), 2);

  const first = await good.connect();
  const order: string[] = [];
  const waiting = [
    bad.connect().then(
      () => assert.fail(),
      (error: { code: string }) => order.push(error.code),
    ),
    good.connect().then((client) => (order.push('second'), client.release())),
    good.connect().then((client) => (order.push('third'), client.release())),
  ];
  assert.deepEqual(order, []);
  first.release();
  await Promise.all(waiting);
  assert.deepEqual(order, ['28P01', 'second', 'third']);
  assert.equal(budget.open, 1);
});

test('a connection cut by the server is not handed out again', async (t) => {
  const { databases, organization } = await testDatabases(t);
  const id = await organization();
  const database = await databases.organization(id);
  const name = databases.administration.organizationName(id);
  await sql`SELECT 1`.execute(database);
  const cut = () =>
    databases.administration.within(null, (client) =>
      client.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [name]),
    );
  await cut();
  await assert.doesNotReject(sql`SELECT 1`.execute(database));
  await assert.rejects(
    database.transaction().execute(async (transaction) => {
      await cut();
      await sql`SELECT 1`.execute(transaction);
    }),
  );
  await assert.doesNotReject(sql`SELECT 1`.execute(database));
});

test('who waits too long for a connection is told so, and is not handed one later', async (t) => {
  const { databases, keys, organization } = await testDatabases(t);
  const id = await organization();
  const name = databases.administration.organizationName(id);
  const password = (await keys.key(id, 'database-password')).toString('base64url');
  const budget = new ConnectionBudget({ ceiling: 1, idleMs: 60_000, patienceMs: 20 });
  t.after(() => budget.close());
  const pool = budget.pool(databases.administration.connectionOf(name, name, password), 2);
  const held = await pool.connect();
  await assert.rejects(pool.connect(), (error) => error instanceof Unavailable && error.code === 'database.busy');
  held.release();
  const next = await pool.connect();
  assert.equal(next, held);
  next.release();
});
