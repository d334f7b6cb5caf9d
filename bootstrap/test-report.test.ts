import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureReport, fileLines } from './test-report.ts';
import type { TestResult } from './test-results.ts';

const passing: TestResult = {
  file: 'a.test.ts',
  line: 3,
  name: 'adds',
  within: [],
  outcome: 'passed',
  milliseconds: 12,
};
const failing: TestResult = {
  ...passing,
  name: 'subtracts',
  within: ['arithmetic'],
  outcome: 'failed',
  failure: 'Error: 3 is not 2\n    at TestContext.<anonymous> (a.test.ts:7:9)',
};

test('a file takes one line, with what went wrong in it', () => {
  const run = { files: ['a.test.ts'], output: '', died: false };
  assert.equal(fileLines({ ...run, results: [passing] }), '✔ a.test.ts (1 test, 12 ms)\n');
  assert.equal(fileLines({ ...run, results: [passing, failing] }), '✖ a.test.ts (2 tests, 1 failed, 12 ms)\n');
});

test('a failure is told whole, from the line that threw, with what the process printed', () => {
  const run = { files: ['a.test.ts'], results: [passing, failing], output: 'hello', died: false };
  assert.equal(
    failureReport([run]),
    `
✖ arithmetic › subtracts
    a.test.ts:7
    Error: 3 is not 2
        at TestContext.<anonymous> (a.test.ts:7:9)
    It printed:
        hello`,
  );
  assert.equal(failureReport([{ ...run, results: [passing] }]), '');
});
