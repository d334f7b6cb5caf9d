import assert from 'node:assert/strict';
import test from 'node:test';
import { testDatabases } from '#platform/database/testing.ts';
import { declarations } from './declarations.ts';

test('every table of every module has a retention rule, and every rule a table with the column it counts from', async (t) => {
  const { databases } = await testDatabases(t, declarations.slice(1));
  const { administration } = databases;
  const schemas = declarations.map(({ name }) => name.replaceAll('-', '_')).filter((name) => name !== 'database');
  const columnsOf = async (database: string) =>
    administration.within(database, async (client) => {
      const { rows } = await client.query<{ table: string; columns: string[] }>(
        `SELECT table_schema || '.' || table_name AS table, array_agg(column_name::text) AS columns
         FROM information_schema.columns WHERE table_schema = ANY($1) GROUP BY 1`,
        [schemas],
      );
      return new Map(rows.map(({ table, columns }) => [table, columns]));
    });
  const found = {
    commons: await columnsOf(administration.commonsName),
    organization: await columnsOf(administration.templateName),
  };
  const rules = declarations.flatMap(({ retention }) => retention ?? []);
  for (const family of ['commons', 'organization'] as const) {
    const ruled = rules.filter((rule) => rule.family === family);
    assert.deepEqual(ruled.map(({ table }) => table).toSorted(), [...found[family].keys()].toSorted(), family);
    for (const { table, from } of ruled) {
      if (from !== null) assert.ok(found[family].get(table)?.includes(from), `${table}.${from}`);
    }
  }
});
