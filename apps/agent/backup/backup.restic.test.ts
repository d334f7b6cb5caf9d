import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { agent, factsOf, noise, plantCorpus, quickRepository, restic, temporaryFolder } from '../testing.ts';

test('stock restic checks and restores what the agent wrote, and finds nothing of its own to add', async (t) => {
  const folder = temporaryFolder(t);
  const [source, repository, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  plantCorpus(source!);
  await quickRepository(repository!);

  const saved = await agent(repository!, ['backup', '.', '--json', '--tag', 'premier'], source!);
  assert.deepEqual([saved.code, saved.warnings], [0, '']);
  assert.match(await restic(repository!, ['check', '--read-data']), /no errors were found/);

  await restic(repository!, ['restore', 'latest', '--target', back!]);
  assert.deepEqual(factsOf(back!), factsOf(source!));

  // Every cut and every byte of every tree is where restic puts it.
  const said = await restic(repository!, ['backup', '.', '--force', '--json'], source!);
  const again = said.trim().split('\n').at(-1) ?? '';
  const {
    data_blobs: dataBlobs,
    tree_blobs: treeBlobs,
    data_added: added,
  } = JSON.parse(again) as Record<string, number>;
  assert.deepEqual({ dataBlobs, treeBlobs, added }, { dataBlobs: 0, treeBlobs: 0, added: 0 });
});

test('a second run reads what changed only, and shares what it has with what restic wrote', async (t) => {
  const folder = temporaryFolder(t);
  const [source, repository] = ['source', 'depot'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  plantCorpus(source!);
  await quickRepository(repository!);
  const summary = async (...options: string[]): Promise<Record<string, number>> => {
    const { out } = await agent(repository!, ['backup', '.', '--json', ...options], source!);
    return JSON.parse(out.split('\n').at(-1) ?? '') as Record<string, number>;
  };
  const files = (report: Record<string, number>): unknown[] =>
    ['files_new', 'files_changed', 'files_unmodified', 'data_blobs', 'tree_blobs'].map((name) => report[name]);
  const count = factsOf(source!).filter(({ kind }) => kind === 'file').length;

  await restic(repository!, ['backup', '.', '--quiet'], source!);
  assert.deepEqual(files(await summary('--force')), [count, 0, 0, 0, 0]);
  assert.deepEqual(files(await summary()), [0, 0, count, 0, 0]);

  const image = readFileSync(path.join(source!, 'image'));
  writeFileSync(path.join(source!, 'image'), Buffer.concat([noise(10), image]));
  unlinkSync(path.join(source!, 'vide'));
  const before = await summary('--dry-run');
  const changed = await summary();
  assert.deepEqual(files(changed).slice(0, 3), [0, 1, count - 2]);
  assert.equal(changed['data_added'], before['data_added']);
  assert.ok(changed['data_blobs']! > 0 && changed['data_added']! < image.length, 'only what was inserted is new');
  assert.match(await restic(repository!, ['check', '--read-data']), /no errors were found/);
});
