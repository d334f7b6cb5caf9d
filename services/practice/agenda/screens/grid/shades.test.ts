import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedShades } from './shades.ts';

const day = [
  { from: 480, to: 600 },
  { from: 840, to: 900 },
];

test('what is not open is closed at both ends of the day, a pause in its middle, and a leave keeps its reason', () => {
  const leave = { kind: 'leave', from: 870, to: 900, title: 'Congé', detail: null } as const;
  assert.deepEqual(closedShades(day, [leave], { from: 420, to: 960 }), [
    { kind: 'closed', from: 420, to: 480, title: 'Fermé', detail: null },
    { kind: 'pause', from: 600, to: 840, title: 'Pause', detail: null },
    { kind: 'closed', from: 900, to: 960, title: 'Fermé', detail: null },
    leave,
  ]);
});
