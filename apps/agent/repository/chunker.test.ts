import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Chunker } from './chunker.ts';
import { randomPolynomial, remainder } from './polynomial.ts';

const POLYNOMIAL = 0x3da3358b4dc173n;
const MIN = 512 * 1024;
const MAX = 8 * 1024 * 1024;

/** The same bytes at every run, that look like noise. */
function bytesOf(length: number): Buffer {
  const block = 4096;
  const pieces = Array.from({ length: Math.ceil(length / block) }, (_, at) =>
    createHash('shake256', { outputLength: block }).update(String(at)).digest(),
  );
  return Buffer.concat(pieces).subarray(0, length);
}

/** Ends of the chunks, read in pieces of some size. */
function ends(chunker: Chunker, bytes: Buffer, atOnce: number): number[] {
  let at = 0;
  const found: number[] = [];
  const read = (buffer: Buffer, offset: number, length: number): number => {
    const copied = bytes.copy(buffer, offset, at, Math.min(at + Math.min(length, atOnce), bytes.length));
    at += copied;
    return copied;
  };
  for (const chunk of chunker.chunks(read)) found.push((found.at(-1) ?? 0) + chunk.length);
  return found;
}

/** By the definition: the last 64 bytes as a polynomial, modulo that of the repository. */
function isCut(bytes: Buffer, end: number, polynomial: bigint): boolean {
  const window = BigInt(`0x${bytes.toString('hex', end - 64, end)}`);
  return (remainder(window, polynomial) & 0xfffffn) === 0n;
}

test('chunks end where the definition says, wherever reading stops, and nothing is lost', () => {
  const bytes = bytesOf(12 * 1024 * 1024);
  const chunker = new Chunker(POLYNOMIAL);
  const found = ends(chunker, bytes, Infinity);
  assert.deepEqual(ends(chunker, bytes, 70_001), found);
  assert.equal(found.at(-1), bytes.length);
  assert.ok(found.length > 4);
  for (const [number, end] of found.slice(0, -1).entries()) {
    assert.ok(end - (found[number - 1] ?? 0) >= MIN);
    assert.ok(isCut(bytes, end, POLYNOMIAL));
  }
  assert.notDeepEqual(ends(new Chunker(randomPolynomial()), bytes, Infinity), found);
});

test('what never cuts is cut at eight mebibytes; the first chunk may be short; nothing gives nothing', () => {
  const chunker = new Chunker(POLYNOMIAL);
  const even = Buffer.alloc(2 * MAX + 5, 1);
  assert.deepEqual(ends(chunker, even, Infinity), [MAX, 2 * MAX, 2 * MAX + 5]);
  assert.deepEqual(ends(chunker, even.subarray(0, 3), Infinity), [3]);
  assert.deepEqual(ends(chunker, even.subarray(0, 0), Infinity), []);
});
