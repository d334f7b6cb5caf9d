import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deletionIndex, editDistance, Spelling } from './spelling.ts';

const WORDS = ['dyspne', 'hemipleg', 'tracheotom', 'hypothyroid', 'hyperthyroid', 'toux'];
const spelling = new Spelling(WORDS, deletionIndex(WORDS));
const nearest = (word: string): string | undefined => WORDS[spelling.nearest(word)];

test('a letter missing, added, changed or two exchanged is forgiven', () => {
  assert.deepEqual(['dyspn', 'dysspne', 'dyspme', 'dypsne'].map(nearest), ['dyspne', 'dyspne', 'dyspne', 'dyspne']);
});

test('two mistakes are forgiven in a long word only', () => {
  assert.equal(nearest('tracheotmo'), 'tracheotom');
  assert.equal(nearest('dyspxx'), undefined);
});

test('short words and figures are never corrected', () => {
  assert.deepEqual(['tous', 'e11', '12345'].map(nearest), [undefined, undefined, undefined]);
});

test('distance counts an exchange once and stops at its limit', () => {
  assert.deepEqual(
    [editDistance('ab', 'ba', 3), editDistance('abc', 'abc', 3), editDistance('abc', 'xyz', 2)],
    [1, 0, 2],
  );
});
