import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machinePaths } from './machine-paths.ts';

test('a folder of somebody’s machine is found, and an address or a pattern is not one', () => {
  // Built here, so that this file itself stays clean.
  const slash = '/';
  const folder = (...names: string[]): string => `${slash}${names.join(slash)}${slash}`;
  const found = (line: string): string[] => machinePaths('a.ts', `first\n${line}`);
  assert.deepEqual(found(`const at = '${folder('tmp')}x';`), [`a.ts:2: ${folder('tmp')} exists on one machine only`]);
  assert.deepEqual(found(`see ${folder('home', 'jeanne')}x`).length, 1);
  assert.deepEqual(found(`(${folder('root')}x)`).length, 1);
  assert.deepEqual(found(`fetch('https://example.org${folder('work')}list')`), []);
  assert.deepEqual(found("import '#platform/work/list.ts'"), []);
  assert.deepEqual(found(`${folder('var', 'tmp')}`), []);
});
