import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { agent, factsOf, noise, PASSWORD, quickRepository, restic, temporaryFolder } from '../testing.ts';

const CLI = path.join(import.meta.dirname, '../cli.ts');

test('a run killed while it writes leaves the repository whole, and the next one completes', async (t) => {
  const folder = temporaryFolder(t);
  const [source, location, back] = ['source', 'depot', 'retour'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  for (let number = 0; number < 24; number += 1) writeFileSync(path.join(source!, `f${number}`), noise(3_000_000));
  await quickRepository(location!);

  for (const packs of [1, 2]) {
    const child = spawn(process.execPath, [CLI, 'backup', '--repo', location!, '.'], {
      env: { ...process.env, RESTIC_PASSWORD: PASSWORD, CABINET_AGENT_FOLDER: source!, HOME: folder },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    // Killed as soon as so many packs have their name: others are growing then.
    const watcher = watch(path.join(location!, 'data'), { recursive: true }, () => {
      if (packCount(location!) >= packs) child.kill('SIGKILL');
    });
    const [, signal] = (await ended) as [number | null, string | null];
    watcher.close();
    assert.equal(signal, 'SIGKILL');
    assert.ok(existsSync(path.join(location!, 'tmp')), 'it was at work');
    assert.deepEqual(JSON.parse((await agent(location!, ['snapshots', '--json'])).out), []);
    assert.equal((await agent(location!, ['check', '--read-data'])).code, 0);
  }
  const done = await agent(location!, ['backup', '.'], source!);
  assert.deepEqual([done.code, done.warnings], [0, '']);
  assert.equal(existsSync(path.join(location!, 'tmp')), false);
  assert.match(await restic(location!, ['check', '--read-data']), /no errors were found/);
  await restic(location!, ['restore', 'latest', '--target', back!]);
  assert.deepEqual(factsOf(back!), factsOf(source!));
});

function packCount(location: string): number {
  return readdirSync(path.join(location, 'data'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  ).length;
}
