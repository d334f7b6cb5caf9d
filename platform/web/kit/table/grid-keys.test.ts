import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { destination } from './grid-keys.ts';

test('keys move within the rows; only the arrow reaches the head', () => {
  deepEqual(
    [
      destination('j', 0, 40),
      destination('j', 39, 40),
      destination('k', 0, 40),
      destination('ArrowUp', 0, 40),
      destination('ArrowUp', -1, 40),
      destination('ArrowDown', -1, 40),
      destination('PageDown', 35, 40),
      destination('End', 3, 40),
      destination('Home', 3, 40),
      destination('x', 3, 40),
      destination('j', -1, 0),
    ],
    [1, 39, 0, -1, -1, 0, 39, 39, 0, null, -1],
  );
});
