import assert from 'node:assert/strict';
import { test } from 'node:test';
import { propositionsOf } from './sentences.ts';
import { tokenize } from './tokens.ts';

const parts = (text: string): string[] =>
  propositionsOf(text, tokenize(text)).map(({ span }) => text.slice(span.start, span.end));

test('full stops, semicolons and bullets end a proposition', () => {
  assert.deepEqual(parts('Apyrétique. Toux ; dyspnée\n- escarre\n- anémie'), [
    'Apyrétique',
    'Toux',
    'dyspnée',
    'escarre',
    'anémie',
  ]);
});

test('titles, figures and names of germs do not', () => {
  assert.deepEqual(parts('Vu par le Dr. Fictif, hémoglobine 8.4 g, E. coli.'), [
    'Vu par le Dr. Fictif, hémoglobine 8.4 g, E. coli',
  ]);
});

test('a word that turns the meaning begins another', () => {
  assert.deepEqual(parts('pas de fièvre mais une toux'), ['pas de fièvre', 'mais une toux']);
});

test('a line folded by a narrow page goes on', () => {
  assert.deepEqual(parts('hémiplégie droite\nspastique'), ['hémiplégie droite\nspastique']);
  assert.deepEqual(parts('hémiplégie droite\nHypertension'), ['hémiplégie droite', 'Hypertension']);
});
