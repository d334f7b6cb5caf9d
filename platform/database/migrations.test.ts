import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { fingerprint, inDependencyOrder, readMigrations } from './migrations.ts';

async function folderOf(t: test.TestContext, files: Record<string, string>): Promise<URL> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-migrations-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) await writeFile(path.join(folder, name), sql);
  return pathToFileURL(`${folder}/`);
}

test('modules come after what they depend on; a missing or circular dependency is named', () => {
  const module = (name: string, ...dependsOn: string[]) => ({ name, title: name, dependsOn });
  const order = inDependencyOrder([module('c', 'a', 'b'), module('b', 'a'), module('a'), module('d')]);
  assert.deepEqual(
    order.map((one) => one.name),
    ['a', 'b', 'c', 'd'],
  );
  assert.throws(() => inDependencyOrder([module('a', 'x')]), /module a depends on x, which is not there/);
  assert.throws(() => inDependencyOrder([module('a', 'b'), module('b', 'a')]), /in a circle through a/);
});

test('each family reads its own files in order; a bad name or a number borne twice is refused', async (t) => {
  const migrations = await folderOf(t, {
    '0002_more.organization.sql': 'SELECT 2',
    '0001_start.organization.sql': 'SELECT 1',
    '0003_shared.commons.sql': 'SELECT 3',
  });
  const modules = [{ name: 'tea', title: 'Thé', migrations }];
  const read = await readMigrations(modules, 'organization');
  assert.deepEqual(
    read.map(({ module, number, name, sql }) => ({ module, number, name, sql })),
    [
      { module: 'tea', number: 1, name: 'start', sql: 'SELECT 1' },
      { module: 'tea', number: 2, name: 'more', sql: 'SELECT 2' },
    ],
  );
  assert.notEqual(fingerprint(read), fingerprint(read.slice(1)));
  const twice = await folderOf(t, { '0001_a.commons.sql': '', '0001_b.organization.sql': '' });
  await assert.rejects(readMigrations([{ name: 'tea', title: '', migrations: twice }], 'commons'), /bear number 0001/);
  const badName = await folderOf(t, { 'start.sql': '' });
  await assert.rejects(readMigrations([{ name: 'tea', title: '', migrations: badName }], 'commons'), /must be named/);
});
