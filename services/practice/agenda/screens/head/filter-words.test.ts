import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenWords, resourceWords } from './filter-words.ts';

const people = [
  { id: 'q', name: 'Dr Nolwenn Quéré' },
  { id: 'r', name: 'Dr Bastien Roumégous' },
  { id: 'a', name: 'Dr Inès Auffret' },
];

test('the sentence of filters says who and what is in sight', () => {
  assert.deepEqual(
    [
      resourceWords(people, ['q', 'r', 'a'], 'praticien'),
      resourceWords(people, ['q'], 'praticien'),
      resourceWords(people, ['q', 'a'], 'praticien'),
      resourceWords(people, [], 'praticien'),
      resourceWords([{ id: 's', name: 'Salle d’échographie' }], ['s'], 'salle'),
      chosenWords(people, []),
      chosenWords(people, ['a']),
      chosenWords(people, ['a', 'q']),
    ],
    [
      ...['tous les praticiens', 'Dr Nolwenn Quéré', '2 praticiens', 'aucun praticien', '1 salle', 'tous les motifs'],
      ...['Dr Inès Auffret', '2 motifs'],
    ],
  );
});
