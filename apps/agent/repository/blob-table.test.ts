import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { BlobTable } from './blob-table.ts';

const idOf = (number: number): string => createHash('sha256').update(String(number)).digest('hex');

test('the table keeps where blobs are as it grows, and another thread’s view sees it all', () => {
  const table = new BlobTable();
  const other = new BlobTable(table.memory);
  const count = 40_000;
  for (let number = 0; number < count; number += 1) {
    table.add(number % 7, { id: idOf(number), type: 'data', offset: number, length: 50, uncompressedLength: 9 });
  }
  for (let number = 0; number < count; number += 501) {
    const place = { pack: number % 7, offset: number, length: 50, uncompressedLength: 9 };
    assert.deepEqual(other.find(idOf(number), 'data'), place);
    assert.equal(other.has(idOf(number), 'tree'), false);
  }
  assert.equal(other.has(idOf(count), 'data'), false);
});

test('a blob is promised once, and what is promised has no place until it is stored', () => {
  const table = new BlobTable();
  const id = '00000000'.concat(idOf(1).slice(8));
  assert.deepEqual([table.claim(id, 'data'), table.claim(id, 'data'), table.claim(id, 'tree')], [true, false, true]);
  assert.deepEqual([table.has(id, 'data'), table.find(id, 'data')], [true, null]);
  table.add(3, { id, type: 'data', offset: 1, length: 40, uncompressedLength: 0 });
  assert.deepEqual(table.find(id, 'data'), { pack: 3, offset: 1, length: 40, uncompressedLength: 0 });
});
