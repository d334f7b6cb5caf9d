import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanesOf } from './lanes.ts';

test('visits that overlap stand side by side, the others keep the whole width of their column', () => {
  assert.deepEqual(
    lanesOf([
      { from: 540, to: 560 },
      { from: 600, to: 630 },
      { from: 610, to: 620 },
      { from: 620, to: 640 },
      { from: 640, to: 660 },
    ]),
    [
      { lane: 0, lanes: 1 },
      { lane: 0, lanes: 2 },
      { lane: 1, lanes: 2 },
      { lane: 1, lanes: 2 },
      { lane: 0, lanes: 1 },
    ],
  );
});
