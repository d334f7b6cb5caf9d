import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { qrMatrix } from './qr-matrix.ts';

const rowsOf = (text: string) => qrMatrix(text).map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

/** As read back by an independent decoder (jsQR 1.4.0) when this was written. */
const HELLO = [
  '#######.#.###.#######',
  '#.....#...##..#.....#',
  '#.###.#.##.#..#.###.#',
  '#.###.#.##..#.#.###.#',
  '#.###.#.#..#..#.###.#',
  '#.....#..####.#.....#',
  '#######.#.#.#.#######',
  '...........##........',
  '####..#.######..###.#',
  '##.#.#.##..####..##..',
  '..#.###....#.......##',
  '##.#.#..##.#..####.#.',
  '#..####.#...#..#..#.#',
  '........#..#..#...#.#',
  '#######....##..#.....',
  '#.....#..##....#####.',
  '#.###.#...#.######.##',
  '#.###.#.##.#..#.####.',
  '#.###.#.#...#.##..#..',
  '#.....#.#....#.##...#',
  '#######.##...#.#.....',
];

test('a short text is the code that a decoder read', () => {
  assert.deepEqual(rowsOf('HELLO'), HELLO);
});

test('longer texts take larger codes, with alignment and version patterns, as a decoder read them', () => {
  const fingerprint = (text: string) => {
    const rows = rowsOf(text);
    return [rows.length, createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)];
  };
  assert.deepEqual(fingerprint('x'.repeat(250)), [57, 'e5cda81ac63ed582']);
  assert.deepEqual(fingerprint('y'.repeat(400)), [69, '9b63a77367e89034']);
  assert.throws(() => qrMatrix('z'.repeat(521)), RangeError);
});
