import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDictionary } from './compile-dictionary.ts';
import { decodeDictionary, encodeDictionary } from './dictionary-file.ts';
import type { Code } from '../reference.ts';

const roles = { MMP: true, AE: true, DAS: true };
const codes: Code[] = ['I10', 'R05'].map((code) => ({
  ...{ code, label: code, category: code, chapter: 9, active: true, leaf: true, roles, sexRule: 0, imprecise: false },
}));
const dictionary = compileDictionary(
  codes,
  [
    { text: 'hypertension artérielle', code: 'I10', source: 'own' },
    { text: 'toux', code: 'R05', source: 'own' },
  ],
  [{ short: 'hta', long: 'hypertension artérielle', preferred: true }],
);

test('a dictionary is the same once written and read', () => {
  assert.deepEqual(decodeDictionary(encodeDictionary(dictionary)), dictionary);
});

test('it is read wherever it begins in memory', () => {
  const file = encodeDictionary(dictionary);
  const shifted = new Uint8Array(file.length + 3);
  shifted.set(file, 3);
  assert.deepEqual(decodeDictionary(shifted.subarray(3)), dictionary);
});

test('what is cut short or something else is not a dictionary', () => {
  const file = encodeDictionary(dictionary);
  assert.equal(decodeDictionary(file.subarray(0, file.length - 40)), null);
  assert.equal(decodeDictionary(new TextEncoder().encode('{"magic":"other","parts":[]}\n')), null);
  assert.equal(decodeDictionary(new TextEncoder().encode('not json\n')), null);
  assert.equal(decodeDictionary(new Uint8Array()), null);
});
