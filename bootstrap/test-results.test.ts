import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duplicateNames, verdict, type TestResult } from './test-results.ts';

function result(changes: Partial<TestResult>): TestResult {
  return { file: 'a.test.ts', line: 1, name: 'adds', within: [], outcome: 'passed', milliseconds: 3, ...changes };
}

test('the verdict counts, and names the skipped only when there are some', () => {
  const passedAndFailed = [result({}), result({ name: 'b' }), result({ name: 'c', outcome: 'failed' })];
  assert.equal(verdict(passedAndFailed), '2 passed, 1 failed');
  assert.equal(
    verdict([...passedAndFailed, result({ name: 'd', outcome: 'skipped' })]),
    '2 passed, 1 failed, 1 skipped',
  );
  assert.equal(verdict([]), '0 passed, 0 failed');
});

test('the second test of one name in one file is a failure; in another file or suite it is not', () => {
  const apart = [result({}), result({ file: 'b.test.ts' }), result({ within: ['suite'] })];
  assert.deepEqual(duplicateNames(apart), []);
  assert.deepEqual(duplicateNames([...apart, result({ line: 9 })]), [
    result({
      line: 9,
      name: 'adds (second of this name)',
      outcome: 'failed',
      milliseconds: 0,
      failure: 'Line 9 bears the name of the test of line 1: give each its own.',
    }),
  ]);
});
