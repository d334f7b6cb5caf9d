import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from './source-files.ts';
import { runInOwnProcess, type FilesRun } from './test-process.ts';
import { fullName } from './test-results.ts';

const PATIENCE = { totalMs: 10_000, idleMs: 1_000 };

/** Runs one planted test file and gives each result as `outcome name`. */
async function outcomeOf(
  t: TestContext,
  body: string,
  patience = PATIENCE,
): Promise<{ results: string[]; run: FilesRun }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cabinet-planted-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'planted.test.ts');
  writeFileSync(file, `import { describe, test } from 'node:test';\n${body}\n`);
  const run = await runInOwnProcess([path.relative(root, file)], {}, patience);
  return { run, results: run.results.map((result) => `${result.outcome} ${fullName(result)}`) };
}

test('each test gives one result, under the names of its suite and parent', async (t) => {
  const { results, run } = await outcomeOf(
    t,
    `test('adds', () => {});
     test('left', { skip: true }, () => {});
     test('unfinished', { todo: true }, () => { throw new Error('later'); });
     describe('suite', () => {
       test('parent', async (t) => { await t.test('child', () => { throw new Error('deep'); }); });
     });`,
  );
  assert.deepEqual(results, [
    'passed adds',
    'skipped left',
    'skipped unfinished',
    'failed suite › parent › child',
    'failed suite › parent',
  ]);
  assert.deepEqual(
    run.results.map(({ failure }) => failure?.split('\n')[0]),
    [undefined, undefined, undefined, 'Error: deep', undefined],
  );
  assert.equal(run.died, false);
});

test('a process that ends in the middle is a failure, whatever its code', async (t) => {
  for (const code of [0, 3]) {
    const { results, run } = await outcomeOf(t, `test('ends', () => process.exit(${code})); test('never', () => {});`);
    assert.deepEqual(results, ['failed (process)']);
    assert.equal(run.died, true);
  }
});

test('a file that does not load, or holds no test, is a failure', async (t) => {
  assert.deepEqual((await outcomeOf(t, 'const broken: = 1;')).results, ['failed (the file does not load)']);
  assert.deepEqual((await outcomeOf(t, 'test.name;')).results, ['failed (empty)']);
});

test('what stays open after the last test is a failure, and so is a test that never ends', async (t) => {
  const open = await outcomeOf(t, `test('opens', () => { setInterval(() => {}, 1000); });`);
  assert.deepEqual(open.results, ['passed opens', 'failed (process)']);
  const hanging = await outcomeOf(t, `test('spins', () => { while (true); });`, { totalMs: 1_500, idleMs: 1_000 });
  assert.deepEqual(hanging.results, ['failed (process)']);
  assert.match(hanging.run.results[0]?.failure ?? '', /stopped after 1\.5 s/);
});
