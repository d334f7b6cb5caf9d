import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from './csv.ts';

test('quoted fields hold commas, quotes and lines', () => {
  assert.deepEqual(readCsv('a,b\r\n"x, y","say ""so"""\n\n"two\nlines",\n'), [
    { a: 'x, y', b: 'say "so"' },
    { a: 'two\nlines', b: '' },
  ]);
});

test('a mark of byte order and a missing last line end are nothing', () => {
  assert.deepEqual(readCsv('\uFEFFterm,code\nfièvre,R509'), [{ term: 'fièvre', code: 'R509' }]);
});
