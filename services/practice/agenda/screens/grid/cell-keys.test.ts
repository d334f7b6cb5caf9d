import assert from 'node:assert/strict';
import { test } from 'node:test';
import { destinationOf, entranceOf, placeOf } from './cell-keys.ts';
import type { Column } from './cells.ts';

const column = (key: string, ...starts: readonly number[]): Column => ({
  ...{ key, resourceId: key, date: '2026-11-19', label: key, closesAt: 1080, alwaysOpen: false, shades: [] },
  cells: starts.map((from) => ({ kind: 'free', key: `${key}-${String(from)}`, from, to: from + 20 })),
});
const columns = [column('a', 480, 500, 560), column('b'), column('c', 490, 570)];

test('arrows go through the hours of one person, then to the same hour of the next who has any', () => {
  const go = (key: string, place: { column: number; cell: number }) => destinationOf(key, columns, place);
  assert.deepEqual(
    [
      go('ArrowDown', { column: 0, cell: 0 }),
      go('ArrowDown', { column: 0, cell: 2 }),
      go('ArrowRight', { column: 0, cell: 2 }),
      go('ArrowLeft', { column: 2, cell: 0 }),
      go('ArrowLeft', { column: 0, cell: 0 }),
      go('End', { column: 0, cell: 0 }),
      go('x', { column: 0, cell: 0 }),
    ],
    [
      { column: 0, cell: 1 },
      { column: 0, cell: 2 },
      { column: 2, cell: 1 },
      { column: 0, cell: 0 },
      { column: 0, cell: 0 },
      { column: 0, cell: 2 },
      null,
    ],
  );
});

test('the keyboard enters the agenda at the present hour and finds a visit again after it moved', () => {
  assert.deepEqual(
    [entranceOf(columns, 510), entranceOf([column('b')], 510), placeOf(columns, 'c-570'), placeOf(columns, 'gone')],
    [{ column: 0, cell: 1 }, null, { column: 2, cell: 1 }, null],
  );
});
