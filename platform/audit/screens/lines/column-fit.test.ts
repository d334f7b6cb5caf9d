import assert from 'node:assert/strict';
import test from 'node:test';
import { columnsThatFit } from './column-fit.ts';

const columns = [
  { id: 'time', least: 100 },
  { id: 'name', least: 100, leaves: 1 },
  { id: 'browser', least: 100, leaves: 2 },
];

test('columns leave in their order as room shrinks, and some never do', () => {
  const shown = [0, 400, 300, 299, 199, 10].map((width) =>
    columnsThatFit(columns, width)
      .map(({ id }) => id)
      .join(' '),
  );
  assert.deepEqual(shown, ['time name browser', 'time name browser', 'time name browser', 'time name', 'time', 'time']);
});
