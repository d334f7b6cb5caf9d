import assert from 'node:assert/strict';
import test from 'node:test';
import { detailsOf } from './detail-words.ts';

test('details are named in French, and those without a name still show', () => {
  assert.deepEqual(detailsOf({ codes: 1204, restart: false, removed: '', format: 'csv', unheardOf: true }), [
    { name: 'Codes', value: '1\u202f204', mono: false },
    { name: 'Recommencée', value: 'non', mono: false },
    { name: 'Format', value: 'csv', mono: true },
    { name: 'unheardOf', value: 'oui', mono: false },
  ]);
});
