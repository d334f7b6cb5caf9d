import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { withLock } from './lock.mjs';

function lockFile(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cabinet-lock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'lock');
}

test('two at once work one after the other, and the second says that it waits', async (t) => {
  const file = lockFile(t);
  const said: string[] = [];
  let release = (): void => {};
  const first = withLock(
    file,
    () => said.push('first waits'),
    async () => {
      said.push('first begins');
      await new Promise<void>((resolve) => (release = resolve));
      said.push('first ends');
    },
  );
  const waits = Promise.withResolvers<void>();
  const second = withLock(
    file,
    () => waits.resolve(),
    async () => void said.push('second works'),
  );
  await waits.promise;
  release();
  await Promise.all([first, second]);
  assert.deepEqual(said, ['first begins', 'first ends', 'second works']);
  assert.equal(existsSync(file), false);
});

test('the lock of a process that died is taken over', async (t) => {
  const file = lockFile(t);
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file, `${pid} gone`);
  let worked = false;
  await withLock(
    file,
    () => assert.fail('nobody holds it'),
    async () => void (worked = true),
  );
  assert.equal(worked, true);
});

test('the lock of a number that lives again, silent for five minutes, is taken over', async (t) => {
  const file = lockFile(t);
  writeFileSync(file, `${process.pid} before the reboot`);
  const silent = new Date(Date.now() - 301_000);
  utimesSync(file, silent, silent);
  let worked = false;
  await withLock(
    file,
    () => assert.fail('nobody holds it'),
    async () => void (worked = true),
  );
  assert.equal(worked, true);
});

test('the lock names the process that really works, and is freed when the work fails', async (t) => {
  const file = lockFile(t);
  await assert.rejects(
    withLock(
      file,
      () => {},
      async (holdFor) => {
        holdFor(4242);
        assert.match(readFileSync(file, 'utf8'), /^4242 /);
        throw new Error('work failed');
      },
    ),
    /work failed/,
  );
  assert.equal(existsSync(file), false);
});
