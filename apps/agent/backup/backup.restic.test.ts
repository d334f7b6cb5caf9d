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

test('part of NEO-053 what could not be read is listed with its reason, and the others are saved', async (t) => {
  const folder = temporaryFolder(t);
  const repository = path.join(folder, 'depot');
  const source = path.join(folder, 'source');
  mkdirSync(source);
  for (let number = 0; number < 9; number += 1) writeFileSync(path.join(source, `note-${number}`), `note ${number}`);
  await quickRepository(repository);
  // Reading the memory of a process from its beginning fails, whoever asks.
  const memory = `/proc/${process.pid}/mem`;
  const { code, warnings } = await agent(repository, ['backup', source, memory]);
  assert.deepEqual(
    [code, warnings],
    [
      3,
      `Non sauvegardé : ${memory} (erreur de lecture du disque)\n1\u00A0élément n’a pas pu être lu : voyez la liste.`,
    ],
  );
  const found = JSON.parse((await agent(repository, ['find', 'note-*', '--json'])).out) as { hits: number }[];
  assert.deepEqual(
    found.map(({ hits }) => hits),
    [9],
  );
});

test('what is listed, found, compared and measured is what stock restic says', async (t) => {
  const folder = temporaryFolder(t);
  const [source, location] = ['source', 'depot'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  plantCorpus(source!);
  await quickRepository(location!);
  await agent(location!, ['backup', '.', '--tag', 'un,deux', '--exclude', 'image'], source!);
  unlinkSync(path.join(source!, 'vide'));
  writeFileSync(path.join(source!, 'dossier/note-7.txt'), 'tout autre chose');
  await agent(location!, ['backup', '.', '--host', 'autre-poste'], source!);
  const [first, second] = (JSON.parse(await restic(location!, ['snapshots', '--json'])) as { id: string }[]).map(
    ({ id }) => id,
  );
  const same = async (args: readonly string[], read: (out: string) => unknown): Promise<void> => {
    const { out } = await agent(location!, args);
    assert.deepEqual(read(out), read(await restic(location!, args)), args.join(' '));
  };
  const lines = (out: string): unknown =>
    out
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('/'));
  await same(['ls', first!], lines);
  await same(['ls', second!, '/dossier'], lines);
  const names = (out: string): unknown =>
    (JSON.parse(out) as { matches: { path: string }[]; snapshot: string }[])
      .map(({ matches, snapshot }) => [snapshot, matches.map(({ path: place }) => place).toSorted()])
      .toSorted();
  await same(['find', 'note-1*', '--json'], names);
  await same(['find', 'NOTE-2.TXT', '-i', '--json'], names);
  const changes = (out: string): unknown =>
    out
      .split('\n')
      .filter((line) => /^[+MTU-] +\//.test(line))
      .toSorted();
  await same(['diff', first!, second!], changes);
  const size = (out: string): unknown => {
    const { total_size: total, total_file_count: files } = JSON.parse(out) as Record<string, number>;
    return [total, files];
  };
  await same(['stats', first!, '--json'], size);
  const tags = (out: string): unknown =>
    (JSON.parse(out) as { id: string; tags?: string[] }[]).map((one) => [one.id, one.tags]);
  await same(['snapshots', '--json', '--tag', 'deux'], tags);
  await same(['snapshots', '--json', '--host', 'autre-poste'], tags);
});
