import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openRepository } from '../repository/repository.ts';
import { takeLock } from '../repository/repository-lock.ts';
import { encodeSnapshot } from '../repository/snapshot.ts';
import { LocalFolder } from '../storage/local-folder.ts';
import { agent, factsOf, noise, PASSWORD, quickRepository, restic, temporaryFolder } from '../testing.ts';

const RULES = [
  ['--keep-last', '3'],
  ['--keep-daily', '4', '--keep-weekly', '3', '--keep-monthly', '5', '--keep-yearly', '10'],
  ['--keep-hourly', '2', '--keep-tag', 'bilan'],
  ['--keep-within', '1y2m', '--keep-yearly', '100'],
  ['--keep-within-daily', '40d', '--keep-within-monthly', '2y'],
];

test('the rules of retention keep what stock restic keeps', async (t) => {
  const location = path.join(temporaryFolder(t), 'depot');
  await quickRepository(location);
  const storage = new LocalFolder(location);
  const repository = await openRepository(storage, PASSWORD);
  let oldest = '';
  for (let number = 0; number < 60; number += 1) {
    // From hours to months apart, over several years.
    const hours = Math.round(number ** 2.6);
    const time = Temporal.Instant.from('2026-03-29T03:30:00Z').subtract({ hours }).toString();
    const snapshot = {
      ...{
        time: time.replace('Z', '+02:00'),
        parent: null,
        tree: '0'.repeat(64),
        paths: ['/soins'],
        hostname: 'poste',
      },
      ...{ username: 'essai', uid: 0, gid: 0, excludes: [], original: null, programVersion: '', summary: null },
      tags: number % 17 === 0 ? ['bilan'] : [],
    };
    oldest = await repository.save('snapshots', encodeSnapshot(snapshot));
  }
  // Versions of restic differ on the oldest: keep-rules.test.ts says what ours does.
  const kept = (json: string): string[] =>
    (JSON.parse(json) as { keep: { id: string }[] }[])
      .flatMap(({ keep }) => keep.map(({ id }) => id))
      .filter((id) => id !== oldest)
      .toSorted();
  for (const rules of RULES) {
    const ours = await agent(location, ['forget', '--dry-run', '--json', ...rules]);
    assert.deepEqual(
      kept(ours.out),
      kept(await restic(location, ['forget', '--dry-run', '--json', ...rules])),
      rules.join(' '),
    );
  }
  const refused = await agent(location, ['forget']);
  assert.deepEqual([refused.code, /Rien n’a été oublié/.test(refused.warnings)], [1, true]);
});

test('prune gives room back, leaves what is kept whole, and stock restic finds nothing wrong', async (t) => {
  const folder = temporaryFolder(t);
  const [source, location, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  writeFileSync(path.join(source!, 'reste'), noise(300_000));
  writeFileSync(path.join(source!, 'part'), noise(400_000));
  await quickRepository(location!);
  await agent(location!, ['backup', '.'], source!);
  rmSync(path.join(source!, 'part'));
  await agent(location!, ['backup', '.'], source!);
  const size = async (): Promise<number> => {
    const { out } = await agent(location!, ['stats', '--mode', 'raw-data', '--json']);
    return (JSON.parse(out) as { total_size: number }).total_size;
  };
  assert.ok((await size()) > 700_000);

  const done = await agent(location!, ['forget', '--keep-last', '1', '--prune', '--max-unused', '0']);
  assert.deepEqual([done.code, done.warnings], [0, '']);
  assert.ok((await size()) < 310_000);
  assert.match(await restic(location!, ['check', '--read-data']), /no errors were found/);
  await restic(location!, ['restore', 'latest', '--target', back!]);
  assert.deepEqual(factsOf(back!), factsOf(source!));
  // And nothing is left for restic to remove.
  assert.match(await restic(location!, ['prune', '--max-unused', '0', '--dry-run']), /total prune: +0 blobs/);
});

test('passwords are added, replaced and removed as stock restic understands them', async (t) => {
  const folder = temporaryFolder(t);
  const location = path.join(folder, 'depot');
  await quickRepository(location);
  const file = path.join(folder, 'nouveau');
  writeFileSync(file, 'autre phrase inventée\n');
  assert.equal((await agent(location, ['key', 'add', '--new-password-file', file])).code, 0);
  const keys = JSON.parse(await restic(location, ['--password-file', file, 'key', 'list', '--json'])) as {
    current: boolean;
    id: string;
  }[];
  assert.deepEqual(keys.map(({ current }) => current).toSorted(), [false, true]);
  const listed = JSON.parse((await agent(location, ['key', 'list', '--json'])).out) as { current: boolean }[];
  assert.equal(listed.filter(({ current }) => current).length, 1);

  const added = keys.find(({ current }) => current)!.id;
  assert.equal((await agent(location, ['key', 'remove', added])).code, 0);
  await assert.rejects(restic(location, ['--password-file', file, 'key', 'list']));
  const wrong = await agent(location, ['snapshots', '--password-file', file]);
  assert.deepEqual([wrong.code, wrong.out], [12, '']);
});

test('a lock of stock restic is honoured, and ours is by it', async (t) => {
  const location = path.join(temporaryFolder(t), 'depot');
  await quickRepository(location);
  const storage = new LocalFolder(location);
  const repository = await openRepository(storage, PASSWORD);
  const now = (): bigint => Temporal.Now.instant().epochNanoseconds;

  const exclusive = await takeLock(repository, 'exclusive', now);
  await assert.rejects(restic(location, ['snapshots']), /locked exclusively/);
  assert.equal((await agent(location, ['snapshots'])).code, 11);
  await exclusive.release();
  const shared = await takeLock(repository, 'shared', now);
  await assert.rejects(restic(location, ['forget', '--keep-last', '1', '--prune', 'latest']));
  await restic(location, ['snapshots']);
  assert.deepEqual([(await agent(location, ['snapshots'])).code, (await agent(location, ['prune'])).code], [0, 11]);
  await shared.release();

  // Half an hour without renewal, and the one who held it is taken for gone.
  await takeLock(repository, 'exclusive', () => now() - 31n * 60n * 1_000_000_000n);
  assert.equal((await agent(location, ['prune'])).code, 0);
  assert.deepEqual(await storage.list('locks'), []);
});
