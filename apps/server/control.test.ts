import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { askControl, openControl } from './control.ts';

test('the command line asks the running Cabinet, and is told when none runs', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-control-'));
  t.after(() => rm(folder, { recursive: true }));
  await assert.rejects(askControl(folder, 'clock', []), /ne tourne pas/);
  const server = await openControl(folder, {
    clock: async (args) => `midi ${args.join()}`,
    broken: async () => {
      throw new Error('refusé');
    },
  });
  t.after(() => server.close());
  assert.equal((await stat(path.join(folder, 'control.sock'))).mode & 0o777, 0o600);
  assert.equal(await askControl(folder, 'clock', ['a', 'b']), 'midi a,b');
  await assert.rejects(askControl(folder, 'broken', []), /^Error: refusé$/);
  await assert.rejects(askControl(folder, 'other', []), /unknown command: other/);
});
