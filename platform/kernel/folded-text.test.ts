import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldedText, withoutAccents } from './folded-text.ts';

test('a folded text has no case, accent, ligature or sign', () => {
  const written = ['L’Œuvre-Dubois', '  Anaïs   QUÉRÉ ', 'Strauß & Łódź', 'n° 12 bis', '😀'];
  assert.deepEqual(written.map(foldedText), [...['l oeuvre dubois', 'anais quere', 'strauss lodz', 'n 12 bis', '']]);
  assert.equal(withoutAccents('Été (C.M.U.), « Ægir »'), 'ete (c.m.u.), « aegir »');
});
