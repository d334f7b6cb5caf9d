import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, sizeProblems } from './sizes.ts';

test('a file over 300 lines says why within its first lines', () => {
  const lines = (count: number): string => 'x\n'.repeat(count);
  assert.deepEqual(sizeProblems('a.ts', lines(300)), []);
  assert.deepEqual(sizeProblems('a.ts', lines(301)), [
    'a.ts: 301 lines; split it, or say “Long because: …” within its first 5 lines',
  ]);
  assert.deepEqual(sizeProblems('a.ts', `// Long because: one table.\n${lines(301)}`), []);
  assert.equal(sizeProblems('a.ts', `${lines(10)}// Long because: hidden.\n${lines(300)}`).length, 1);
});

test('files and folders are named for what they hold, in kebab case', () => {
  assert.deepEqual(sizeProblems('platform/http/utils.ts', ''), [
    'platform/http/utils.ts: “utils” does not say what it holds',
  ]);
  assert.deepEqual(sizeProblems('services/coding/helpers/text.ts', ''), [
    'services/coding/helpers/text.ts: “helpers” does not say what it holds',
  ]);
  assert.deepEqual(sizeProblems('services/coding/stayStates.ts', ''), [
    'services/coding/stayStates.ts: “stayStates” is not in kebab case',
  ]);
  assert.deepEqual(sizeProblems('services/coding/stay-states.db.test.ts', ''), []);
});

test('the median is that of a list in any order', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1]), 1);
  assert.equal(median([]), 0);
});
