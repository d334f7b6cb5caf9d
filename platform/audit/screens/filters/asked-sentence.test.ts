import assert from 'node:assert/strict';
import test from 'node:test';
import { askedSentence } from './asked-sentence.ts';
import { EVERYTHING } from './journal-filters.ts';

const choices = {
  lines: 2,
  actors: [{ kind: 'person', id: 'ada', name: 'Ada Exemple', lines: 2, lastAt: '2026-03-12T09:20:41Z' }],
  actions: [{ action: 'coding.stay.read', name: 'Séjour lu', module: 'Codage', lines: 2 }],
  objects: [{ kind: 'coding.stay', name: 'Séjour', lines: 2 }],
};

test('the paper says what was asked', () => {
  const asked = { ...EVERYTHING, person: 'ada', action: 'coding.stay.read', from: '2026-03-12', words: 'lu' };
  assert.equal(
    askedSentence(asked, choices),
    'Personne\u00a0: Ada Exemple\u00a0; action\u00a0: Séjour lu\u00a0; dates\u00a0: depuis le 12/03/2026\u00a0; mots\u00a0: «\u00a0lu\u00a0».',
  );
  assert.equal(askedSentence(EVERYTHING, choices), 'Journal entier.');
  assert.equal(askedSentence({ ...EVERYTHING, person: 'eve' }, undefined), 'Personne\u00a0: eve.');
});
