import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursShown, minuteAt, movedTo, resizedTo } from './scale.ts';

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
