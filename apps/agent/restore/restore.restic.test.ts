import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { agent, factsOf, noise, PASSWORD, plantCorpus, quickRepository, restic, temporaryFolder } from '../testing.ts';

test('the agent checks and restores what stock restic wrote, with names, links, permissions and times', async (t) => {
  const folder = temporaryFolder(t);
  const [source, repository, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  plantCorpus(source!);
  await restic(repository!, ['init']);
  await restic(repository!, ['backup', '.'], source!);

  const checked = await agent(repository!, ['check', '--read-data']);
  assert.deepEqual([checked.code, checked.warnings], [0, '']);
  const restored = await agent(repository!, ['restore', 'latest', '--target', back!, '--json']);
  assert.deepEqual([restored.code, restored.warnings], [0, '']);
  assert.deepEqual(factsOf(back!), factsOf(source!));
});

test('a restore replaces nothing unless told to, takes up where an earlier one stopped, and says what it left', async (t) => {
  const folder = temporaryFolder(t);
  const [source, repository, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(path.join(source!, 'sous'), { recursive: true });
  for (const name of ['a', 'b', 'sous/c']) writeFileSync(path.join(source!, name), `contenu de ${name}`);
  await quickRepository(repository!);
  await agent(repository!, ['backup', '.'], source!);
  const counts = async (...options: string[]): Promise<unknown[]> => {
    const { code, out } = await agent(repository!, ['restore', 'latest', '--target', back!, '--json', ...options]);
    const { files_restored: restored, files_skipped: skipped } = JSON.parse(out) as Record<string, number>;
    return [code, restored, skipped];
  };
  const content = (name: string): string => readFileSync(path.join(back!, name), 'utf8');

  assert.deepEqual(await counts('--include', 'sous', '--dry-run'), [0, 1, 0]);
  assert.deepEqual(await counts('--include', 'sous'), [0, 1, 0]);
  assert.deepEqual(
    factsOf(back!).map(({ name }) => name),
    ['/sous', '/sous/c'],
  );
  writeFileSync(path.join(back!, 'a'), 'travail du jour');
  // However old it looks.
  utimesSync(path.join(back!, 'a'), 1, 1);
  assert.deepEqual(await counts(), [3, 1, 2]);
  assert.equal(content('a'), 'travail du jour');
  assert.deepEqual(await counts('--overwrite', 'always'), [0, 3, 0]);
  assert.deepEqual(factsOf(back!), factsOf(source!));
});

test('part of NEO-063 a restored file is byte for byte what was saved, with its name, its dates and its folder', async (t) => {
  const folder = temporaryFolder(t);
  const [source, repository, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  plantCorpus(source!);
  await quickRepository(repository!);
  assert.equal((await agent(repository!, ['backup', '.'], source!)).code, 0);
  assert.equal((await agent(repository!, ['restore', 'latest', '--target', back!])).code, 0);
  assert.deepEqual(factsOf(back!), factsOf(source!));
});

test('part of NEO-039 a key that differs by one character is refused before any file is written or replaced', async (t) => {
  const folder = temporaryFolder(t);
  const [source, repository, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  mkdirSync(back!);
  writeFileSync(path.join(source!, 'note'), 'note sauvée');
  writeFileSync(path.join(back!, 'note'), 'note locale');
  await quickRepository(repository!);
  await agent(repository!, ['backup', '.'], source!);
  const file = path.join(folder, 'clef');
  const [hosted, local] = [factsOf(repository!), factsOf(back!)];
  writeFileSync(file, `${PASSWORD.slice(0, -1)}z\n`);
  const order = ['restore', 'latest', '--target', back!, '--overwrite', 'always', '--password-file', file];
  const refused = await agent(repository!, order);
  assert.deepEqual([refused.code, refused.out], [12, '']);
  assert.match(refused.warnings, /^Mauvaise clé : /);
  assert.deepEqual([factsOf(repository!), factsOf(back!)], [hosted, local]);

  writeFileSync(file, `${PASSWORD}\n`);
  assert.equal((await agent(repository!, order)).code, 0);
  assert.equal(readFileSync(path.join(back!, 'note'), 'utf8'), 'note sauvée');
});

test('a bit that flipped in a pack is found and named, by both, and nothing of it is restored', async (t) => {
  const folder = temporaryFolder(t);
  const [source, repository, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  for (const name of ['a', 'b']) writeFileSync(path.join(source!, name), noise(40_000));
  await quickRepository(repository!);
  await agent(repository!, ['backup', '.'], source!);
  flipFirstBit(dataPack(repository!));
  const checked = await agent(repository!, ['check', '--read-data']);
  assert.equal(checked.code, 1);
  assert.match(checked.warnings, /Le paquet [0-9a-f]{8} n’a pas son empreinte ; blocs abîmés : [0-9a-f]{8}/);
  await assert.rejects(restic(repository!, ['check', '--read-data']));
  const restored = await agent(repository!, ['restore', 'latest', '--target', back!]);
  assert.equal(restored.code, 3);
  assert.match(restored.warnings, /Non rendu : \/[ab] \(Contenu abîmé/);
});

/** The pack of file contents: the largest. */
function dataPack(repository: string): string {
  const files = readdirSync(path.join(repository, 'data'), { recursive: true, withFileTypes: true });
  const packs = files.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return packs.toSorted((a, b) => readFileSync(b).length - readFileSync(a).length)[0]!;
}

function flipFirstBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[40]! ^= 1;
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
}
