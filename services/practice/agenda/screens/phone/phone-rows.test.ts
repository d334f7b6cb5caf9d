import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Column } from '../grid/cells.ts';
import { phoneRows } from './phone-rows.ts';

const free = (from: number) => ({ kind: 'free', key: `free-${String(from)}`, from, to: from + 20 }) as const;
const column: Column = {
  ...{ key: 'q', resourceId: 'q', date: '2026-11-19', label: 'Dr Quéré', closesAt: 1080, alwaysOpen: false },
  cells: [free(600), free(680), free(840)],
  shades: [
    { kind: 'pause', from: 740, to: 840, title: 'Pause', detail: null },
    { kind: 'closed', from: 1080, to: 1140, title: 'Fermé', detail: null },
  ],
};

test('on a telephone the day is a list with its pauses, and a mark where one is now', () => {
  const words = (now: number | null) =>
    phoneRows(column, now).map((row) =>
      row.kind === 'cell' ? `${row.cell.key}${row.past ? ' past' : ''}` : row.kind === 'closed' ? row.title : 'now',
    );
  assert.deepEqual(
    [words(642), words(null), words(1200)],
    [
      ['free-600 past', 'now', 'free-680', 'Pause', 'free-840'],
      ['free-600', 'free-680', 'Pause', 'free-840'],
      ['free-600 past', 'free-680 past', 'Pause', 'free-840 past', 'now'],
    ],
  );
});
