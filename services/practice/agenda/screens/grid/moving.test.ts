import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Column, VisitCell } from './cells.ts';
import { isMoved, pointedAt, steppedBy, takeUp } from './moving.ts';

const hours = { from: 480, to: 1140 };
const visit: VisitCell = {
  ...{ kind: 'visit', key: 'v', id: 'v', name: 'Solène Ibarra', detail: 'Suivi asthme', color: 2, state: 'confirmed' },
  ...{ word: 'confirmée', place: 'site', overbooked: false, movable: true, pending: false, from: 650, to: 680 },
};
const columns: readonly Column[] = ['a', 'b'].map((key) => ({
  ...{ key, resourceId: key, date: '2026-11-19', label: key, closesAt: 1080, alwaysOpen: false, cells: [], shades: [] },
}));

test('the arrows move a visit as the pointer does: five minutes, the next person, and its end with Shift', () => {
  const move = takeUp(visit, 0, 'keyboard');
  const step = (key: string, shift = false) => {
    const next = steppedBy(move, key, shift, columns, hours);
    return next === null ? null : [next.column, next.span.from, next.span.to];
  };
  assert.deepEqual(
    [step('ArrowDown'), step('ArrowUp'), step('ArrowRight'), step('ArrowLeft'), step('ArrowDown', true), step('Tab')],
    [[0, 655, 685], [0, 645, 675], [1, 650, 680], [0, 650, 680], [0, 650, 685], null],
  );
  assert.deepEqual(pointedAt(move, 1, 700, hours).span, { from: 700, to: 730 });
  assert.deepEqual(pointedAt(takeUp(visit, 0, 'pointer', 'resize'), 1, 700, hours), {
    ...takeUp(visit, 0, 'pointer', 'resize'),
    span: { from: 650, to: 700 },
  });
  assert.deepEqual([isMoved(move), isMoved(pointedAt(move, 1, 650, hours))], [false, true]);
});
