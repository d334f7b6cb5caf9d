import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { addNotice, removeNotice, shownNotices } from './notices.ts';

test('three notices at most, the oldest leaving first', () => {
  const ids = ['un', 'deux', 'trois', 'quatre'].map((text) =>
    addNotice({ tone: 'ok', text, undo: null, milliseconds: 1 }),
  );
  removeNotice(ids[2] ?? 0);
  deepEqual(
    shownNotices().map(({ text }) => text),
    ['deux', 'quatre'],
  );
});
