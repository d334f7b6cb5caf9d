import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { KeyStore } from './key-store.ts';

async function scene(t: test.TestContext) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-keys-'));
  t.after(() => rm(folder, { recursive: true }));
  const files = { keys: path.join(folder, 'keys'), master: path.join(folder, 'master.key') };
  return { ...files, open: () => KeyStore.open(files.keys, files.master) };
}

test('keys are the same after a restart, differ by owner and purpose, and lie wrapped in files of mode 600', async (t) => {
  const { keys, master, open } = await scene(t);
  const store = await open();
  await store.create('a');
  await store.create('a');
  await store.create('b');
  const text = await store.key('a', 'text');
  assert.deepEqual(await (await open()).key('a', 'text'), text);
  assert.notDeepEqual(await store.key('a', 'objects'), text);
  assert.notDeepEqual(await store.key('b', 'text'), text);
  assert.deepEqual((await readdir(keys)).toSorted(), ['a.key', 'b.key']);
  for (const file of [master, path.join(keys, 'a.key')]) assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test('a destroyed key cannot be read again, and another master key opens nothing', async (t) => {
  const { keys, master, open } = await scene(t);
  const store = await open();
  await store.create('a');
  await store.create('b');
  await store.key('a', 'text');
  await store.destroy('a');
  await assert.rejects(store.key('a', 'text'));
  await writeFile(master, Buffer.alloc(32, 7).toString('base64'));
  await assert.rejects((await open()).key('b', 'text'));
  await writeFile(master, 'short');
  await assert.rejects(open(), /must hold 32 bytes in base64/);
  assert.equal((await readFile(path.join(keys, 'b.key'), 'utf8')).length, 80);
});
