import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaUnderCurve, bootstrap, mean, median, micro } from './scores.ts';

test('micro-averaged figures count codes, not documents', () => {
  const score = micro([
    { found: 1, right: 1, gold: 2, proposed: 1 },
    { found: 2, right: 2, gold: 2, proposed: 3 },
  ]);
  assert.deepEqual(score, { precision: 0.75, recall: 0.75, f1: 0.75 });
});

test('the area under the curve is the chance to rank a positive first, ties for half', () => {
  const scored = (positives: number[], negatives: number[]) => [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ];
  assert.deepEqual(
    [areaUnderCurve(scored([3, 4], [1, 2])), areaUnderCurve(scored([1], [1])), areaUnderCurve(scored([1, 3], [2]))],
    [1, 0.5, 0.5],
  );
});

test('an interval holds the figure and is the same each time', () => {
  const items = Array.from({ length: 50 }, (_value, at) => at % 2);
  const interval = bootstrap(items, mean);
  assert.ok(interval[0] < 0.5 && interval[1] > 0.5);
  assert.deepEqual(bootstrap(items, mean), interval);
});

test('nothing measured is zero', () => {
  assert.deepEqual([mean([]), median([]), micro([]).f1], [0, 0, 0]);
});
