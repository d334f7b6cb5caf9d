import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourPixelsFor, hoursShown, minuteAt, movedTo, resizedTo } from './scale.ts';

const hours = { from: 480, to: 1140 };

test('the grid shows whole hours that hold everything', () => {
  assert.deepEqual([hoursShown([]), hoursShown([{ from: 425, to: 1175 }])], [hours, { from: 420, to: 1200 }]);
});

test('the pointer keeps to steps of five minutes, within the hours shown', () => {
  assert.deepEqual([minuteAt(0, hours, 64), minuteAt(33, hours, 64), minuteAt(100, hours, 96)], [480, 510, 545]);
  const visit = { from: 600, to: 620 };
  assert.deepEqual(
    [movedTo(visit, 700, hours), movedTo(visit, 300, hours), movedTo(visit, 1135, hours)],
    [
      { from: 700, to: 720 },
      { from: 480, to: 500 },
      { from: 1120, to: 1140 },
    ],
  );
  assert.deepEqual(
    [resizedTo(visit, 650, hours), resizedTo(visit, 500, hours)],
    [
      { from: 600, to: 650 },
      { from: 600, to: 605 },
    ],
  );
});

test('an hour grows until a line can be read in the shortest free place, and no taller than a day allows', () => {
  const free = (...lengths: readonly number[]) =>
    lengths.map((length, index) => ({
      cells: [{ kind: 'free' as const, key: String(index), from: 540, to: 540 + length }],
    }));
  const heights = (lengths: readonly number[]) =>
    (['compact', 'comfortable'] as const).map((density) => hourPixelsFor(density, free(...lengths)));
  assert.deepEqual([[], [20], [20, 15], [10], [5]].map(heights), [
    [64, 96],
    [64, 96],
    [76, 96],
    [114, 114],
    [120, 120],
  ]);
});
