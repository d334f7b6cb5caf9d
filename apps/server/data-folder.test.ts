import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { lockFolder, prepareDataFolder } from './data-folder.ts';

async function folder(t: test.TestContext): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'cabinet-data-'));
  await chmod(made, 0o711);
  t.after(() => rm(made, { recursive: true }));
  return made;
}

test('the folder is made with the place of each kind of file in it', async (t) => {
  const root = path.join(await folder(t), 'data');
  const prepared = await prepareDataFolder(root, null);
  assert.deepEqual(prepared, {
    root,
    postgres: path.join(root, 'postgres'),
    keys: path.join(root, 'keys'),
    masterKey: path.join(root, 'master.key'),
    objects: path.join(root, 'objects'),
    cache: path.join(root, 'cache'),
    demo: path.join(root, 'demo.json'),
    calendar: path.join(root, 'calendar'),
  });
  assert.ok((await stat(root)).isDirectory());
});

test('one server works in a folder; a lock left by a dead one is taken over', async (t) => {
  const root = await folder(t);
  const release = await lockFolder(root);
  await release();
  await writeFile(path.join(root, 'server.pid'), '4194300');
  const again = await lockFolder(root);
  await again();
  await assert.rejects(stat(path.join(root, 'server.pid')));
});
