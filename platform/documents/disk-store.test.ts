import assert from 'node:assert/strict';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { NotFound, Unavailable } from '#platform/kernel/errors.ts';
import { DiskStore } from './disk-store.ts';

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-store-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function* of(...parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

test('an object comes back whole or by range, and goes', async (t) => {
  const store = await DiskStore.open(await folderFor(t));
  assert.equal(await store.put('org/a', of('bon', 'jour')), 7);
  assert.equal(await store.size('org/a'), 7);
  const read = async (range?: { start: number; end: number }) =>
    Buffer.concat(await Array.fromAsync(await store.get('org/a', range))).toString();
  assert.deepEqual([await read(), await read({ start: 3, end: 5 })], ['bonjour', 'jou']);
  await store.delete('org/a');
  await store.delete('org/a');
  assert.equal(await store.size('org/a'), null);
  await assert.rejects(store.get('org/a'), NotFound);
});

test('a source that breaks leaves nothing behind, and its error passes', async (t) => {
  const folder = await folderFor(t);
  const store = await DiskStore.open(folder);
  const broken = async function* () {
    yield Buffer.from('half');
    throw new Error('line cut');
  };
  await assert.rejects(store.put('org/a', broken()), /line cut/);
  assert.deepEqual([await store.size('org/a'), await filesIn(folder)], [null, []]);
});

test('a full disk is told as such, and nothing half-written remains', async (t) => {
  const folder = await folderFor(t);
  const store = await DiskStore.open(folder, async (file) => {
    const handle = await open(file, 'wx');
    let room = 1;
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (...content) => {
      if (room === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      room -= 1;
      await write(...content);
    };
    return handle;
  });
  const full = await store.put('org/a', of('fits', 'does not')).catch((error: unknown) => error);
  assert.ok(full instanceof Unavailable && full.code === 'documents.store-full');
  assert.deepEqual(await filesIn(folder), []);
});

test('drafts of a run that was killed are cleared at the next start', async (t) => {
  const folder = await folderFor(t);
  await DiskStore.open(folder);
  await writeFile(path.join(folder, 'drafts', 'stale'), 'half');
  await DiskStore.open(folder);
  assert.deepEqual(await filesIn(folder), []);
});

test('a key cannot leave the store', async (t) => {
  const store = await DiskStore.open(await folderFor(t));
  for (const key of ['../a/b', 'a', 'a/../b', '/a/b', 'a//b', 'a/b\u0000']) {
    await assert.rejects(store.put(key, of('x')), RangeError, key);
  }
});
