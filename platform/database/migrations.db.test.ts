import assert from 'node:assert/strict';
import test from 'node:test';
import { applyMigrations, type Migration } from './migrations.ts';
import { testDatabases } from './testing.ts';

const migration = (number: number, sql: string, checksum = String(number)): Migration => ({
  ...{ module: 'tea', number, name: 'n', sql, checksum },
});

test('a run cut short resumes where it stopped, and a changed migration stops the start', async (t) => {
  const { databases } = await testDatabases(t);
  const { administration } = databases;
  const apply = (...migrations: Migration[]) =>
    administration.within(administration.templateName, (client) => applyMigrations(client, migrations));
  const first = migration(1, 'CREATE TABLE tea.cups (size int)');
  const broken = migration(2, 'CREATE TABLE tea.pots (size int); SELECT 1 / 0');
  const mended = migration(2, 'CREATE TABLE tea.pots (size int)');

  await assert.rejects(apply(first, broken), /migration tea\/2_n failed/);
  assert.equal(await apply(first, mended), 1);
  assert.equal(await apply(first, mended), 0);
  await assert.rejects(apply(migration(1, 'SELECT 1', 'other'), mended), /tea\/1 was changed after/);
});

test('two servers starting at once apply each migration once', async (t) => {
  const { databases } = await testDatabases(t);
  const { administration } = databases;
  const all = [1, 2, 3].map((number) => migration(number, `CREATE TABLE tea.t${number} (n int)`));
  const counts = await Promise.all(
    [1, 2].map(() => administration.within(administration.templateName, (client) => applyMigrations(client, all))),
  );
  assert.deepEqual(counts.toSorted(), [0, 3]);
});

test('an organisation created before a migration has it after the next start', async (t) => {
  const { databases, organization } = await testDatabases(t);
  const id = await organization();
  const { administration } = databases;
  const added = [migration(1, 'CREATE TABLE tea.cups (size int)')];
  assert.equal(await administration.migrateOrganization(id, added), 1);
  assert.equal(await administration.migrateOrganization(id, added), 0);
});
