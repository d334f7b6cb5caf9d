import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STAY, testEngine } from '../testing.ts';

function quoted(text: string): Record<string, string[]> {
  const { proposals } = testEngine().analyze(text, STAY);
  return Object.fromEntries(
    proposals.map(({ code, quotes }) => [code, quotes.map(({ start, end }) => text.slice(start, end))]),
  );
}

test('a vague repetition goes to the precise code, with its quote', () => {
  assert.deepEqual(quoted('SMR. Rééducation après fracture du col fémoral. Conclusion : fracture du fémur.'), {
    S7200: ['fracture du col fémoral', 'fracture du fémur'],
  });
});

test('an unspecified code goes to the specified one of its family', () => {
  assert.deepEqual(quoted('SMR. Rééducation. FA permanente ; FA ancienne.'), { I482: ['FA permanente', 'FA'] });
});

test('codes of one category that say different things stay both', () => {
  assert.deepEqual(Object.keys(quoted('SMR. Rééducation. Métastases osseuses et métastases cérébrales.')).toSorted(), [
    'C793',
    'C795',
  ]);
});

test('two diseases that only share their category stay both, each with its own words', () => {
  const text = 'SMR. Rééducation. Infection urinaire traitée par fosfomycine. Incontinence urinaire à l’effort.';
  assert.deepEqual(quoted(text), { N390: ['Infection urinaire'], N393: ['Incontinence urinaire à l’effort'] });
});
