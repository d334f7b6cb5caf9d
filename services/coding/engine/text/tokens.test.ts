import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contentStems, foldText, stem, tokenize } from './tokens.ts';

const words = (text: string): string[] => tokenize(text).map((token) => token.text);

test('words are folded: accents, ligatures, capitals', () => {
  assert.deepEqual(words('Œdème aigu à l’ÉTAT'), ['oedeme', 'aigu', 'a', 'l', 'etat']);
});

test('a number keeps its decimals, a unit stands apart', () => {
  assert.deepEqual(words('albumine 29,5g/l, INR 2.3.'), ['albumine', '29.5', 'g', 'l', 'inr', '2.3']);
});

test('a word broken at the end of a line is one word', () => {
  assert.deepEqual(words('réédu-\ncation du membre supé-\r\nrieur'), ['reeducation', 'du', 'membre', 'superieur']);
});

test('a hyphen within a line separates', () => {
  assert.deepEqual(words('cardio-embolique'), ['cardio', 'embolique']);
});

test('gender and number do not count', () => {
  for (const [one, other] of [
    ['fractures', 'fracture'],
    ['cérébraux', 'cérébral'],
    ['modérée', 'modéré'],
    ['antérieure', 'antérieur'],
  ]) {
    assert.equal(stem(foldText(one!)), stem(foldText(other!)), `${one} and ${other}`);
  }
});

test('words that differ by more than an ending stay apart', () => {
  assert.notEqual(stem('hepatite'), stem('hepatique'));
  assert.notEqual(stem('hypothyroidie'), stem('hyperthyroidie'));
});

test('an adjective of an organ stands for the organ', () => {
  assert.deepEqual(contentStems('décollement rétinien'), contentStems('décollement de la rétine'));
});

test('every token is where it says: folding that place gives the token', () => {
  const pieces = fc.constantFrom(
    'é',
    'œ',
    'É',
    'ç',
    'a',
    'B',
    '9',
    ',',
    '.',
    ' ',
    '\n',
    '-',
    '’',
    "'",
    '\u0301',
    'ﬁ',
    '²',
    '😀',
    'ï',
  );
  const property = fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
    const text = parts.join('');
    let previous = 0;
    for (const token of tokenize(text)) {
      assert.ok(token.start >= previous && token.end > token.start && token.end <= text.length);
      previous = token.end;
      const place = foldText(text.slice(token.start, token.end))
        .replaceAll(/[^a-z0-9.,]/g, '')
        .replaceAll(',', '.');
      assert.equal(place, token.text);
    }
  });
  fc.assert(property, { seed: 42, numRuns: 500 });
});
