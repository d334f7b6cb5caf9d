import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { excerptChoices } from './excerpt-choices.ts';

const text = 'Motif.\nMarche seule. Escarre sacrée de stade 2. Bon état.\nSortie.';
const written = (quote: string) => {
  const start = text.indexOf(quote);
  return excerptChoices(text, { start, end: start + quote.length }).map(({ name, span }) => [
    name,
    span === null ? null : text.slice(span.start, span.end),
  ]);
};

test('one chooses how much of the report goes: none, words, sentence, paragraph', () => {
  deepEqual(written('Escarre sacrée'), [
    ['none', null],
    ['quote', 'Escarre sacrée'],
    ['sentence', 'Escarre sacrée de stade 2.'],
    ['paragraph', 'Marche seule. Escarre sacrée de stade 2. Bon état.'],
  ]);
});

test('choices that say the same are left out; without a quote nothing can be sent', () => {
  deepEqual(
    written('Sortie.').map(([name]) => name),
    ['none', 'quote'],
  );
  deepEqual(
    excerptChoices(text, null).map(({ name }) => name),
    ['none'],
  );
});
