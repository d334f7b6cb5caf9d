import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeWords } from './free-words.ts';

test('a day is full only while it could be booked: not once it is over, closed, or of a room without hours', () => {
  const at = { today: '2026-11-27', minute: 1090 };
  const column = { cells: [], date: '2026-11-28', closesAt: 1080, alwaysOpen: false };
  const free = { kind: 'free' as const, key: 'f', from: 600, to: 620 };
  assert.deepEqual(
    [
      freeWords(column, at),
      freeWords({ ...column, cells: [free] }, at),
      freeWords({ ...column, closesAt: null }, at),
      freeWords({ ...column, date: '2026-11-27' }, at),
      freeWords({ ...column, date: '2026-11-27' }, { ...at, minute: 1000 }),
      freeWords({ ...column, date: '2026-11-26' }, at),
      freeWords({ ...column, closesAt: null, alwaysOpen: true }, at),
    ],
    ['complet', '1\u00A0libre', 'fermé', 'terminé', 'complet', null, null],
  );
});
