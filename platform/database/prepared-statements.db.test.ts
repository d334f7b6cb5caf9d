import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { testDatabases } from './testing.ts';

test('a statement asked again and again is prepared, and answers each time for its own values', async (t) => {
  const { databases, organization } = await testDatabases(t);
  const database = await databases.organization(await organization());
  const sums = await database.connection().execute(async (connection) => {
    const found: number[] = [];
    for (let number = 0; number < 12; number += 1) {
      const { rows } = await sql<{ sum: number }>`SELECT ${number}::int + 100 AS sum`.execute(connection);
      found.push(rows[0]!.sum);
    }
    await assert.rejects(sql`SELECT ${'no number'}::int + 100 AS sum`.execute(connection), { code: '22P02' });
    return found;
  });
  assert.deepEqual(
    sums,
    Array.from({ length: 12 }, (_, number) => number + 100),
  );
  const prepared = await sql<{ statement: string; runs: number }>`
    SELECT statement, (generic_plans + custom_plans)::int AS runs FROM pg_prepared_statements`.execute(database);
  assert.deepEqual(prepared.rows, [{ statement: 'SELECT $1::int + 100 AS sum', runs: 8 }]);
});

test('texts that differ each time fill no connection with plans', async (t) => {
  const { databases, organization } = await testDatabases(t);
  const database = await databases.organization(await organization());
  const plans = await database.connection().execute(async (connection) => {
    for (let number = 0; number < 210; number += 1) {
      const text = sql<unknown>`SELECT ${1}::int AS ${sql.id(`column ${number}`)}`;
      for (let times = 0; times < 6; times += 1) await text.execute(connection);
    }
    const { rows } = await sql<{ plans: number }>`SELECT count(*)::int AS plans FROM pg_prepared_statements`.execute(
      connection,
    );
    return rows[0]!.plans;
  });
  assert.equal(plans, 200);
});
