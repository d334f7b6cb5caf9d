import assert from 'node:assert/strict';
import test from 'node:test';
import { paragraphsOf, partsOf, soleLink } from './links.ts';

test('addresses are told from the punctuation around them', () => {
  assert.deepEqual(partsOf('Voyez « https://a.example/b?c=d » ou http://localhost:3000/x. Fin'), [
    { words: 'Voyez « ' },
    { url: 'https://a.example/b?c=d' },
    { words: ' » ou ' },
    { url: 'http://localhost:3000/x' },
    { words: '. Fin' },
  ]);
  assert.deepEqual(partsOf('javascript:alert(1) ftp://a.example'), [{ words: 'javascript:alert(1) ftp://a.example' }]);
  assert.deepEqual(partsOf(''), []);
});

test('a paragraph that is only an address is known as such', () => {
  const paragraphs = paragraphsOf('Bonjour,\n\n\n https://a.example/b \n\nVoyez https://a.example/b\n');
  assert.deepEqual(
    paragraphs.map((paragraph) => soleLink(paragraph)),
    [null, 'https://a.example/b', null],
  );
});
