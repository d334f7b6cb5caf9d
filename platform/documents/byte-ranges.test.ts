import assert from 'node:assert/strict';
import test from 'node:test';
import { askedRange } from './byte-ranges.ts';

test('one range is understood as RFC 9110 writes it; the rest gets the whole', () => {
  const asked: Record<string, unknown> = {
    'bytes=0-9': { start: 0, end: 9 },
    'bytes=90-': { start: 90, end: 99 },
    'bytes=90-1000': { start: 90, end: 99 },
    'bytes=-10': { start: 90, end: 99 },
    'bytes=-1000': { start: 0, end: 99 },
    'bytes=100-': 'unsatisfiable',
    'bytes=-0': 'unsatisfiable',
    'bytes=9-0': null,
    'bytes=-': null,
    'bytes=0-1,5-6': null,
    'lines=0-1': null,
  };
  const answers = Object.keys(asked).map((header) => [header, askedRange(header, 100)]);
  assert.deepEqual(Object.fromEntries(answers), asked);
  assert.equal(askedRange(undefined, 100), null);
});
