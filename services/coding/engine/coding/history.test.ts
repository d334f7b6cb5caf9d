import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sequelaOf, toldAsPast } from './history.ts';

/** Judges the words between brackets, for a stay of 2025. */
function past(marked: string, stayYear: number | null = 2025): boolean {
  const start = marked.indexOf('[');
  return toldAsPast(marked.replaceAll(/[[\]]/g, ''), start, marked.indexOf(']') - 1, stayYear);
}

test('words and years around tell what is past', () => {
  const told = [
    'Antécédent d’[AVC]',
    '[Pneumopathie] guérie',
    '[Infarctus du myocarde] en 2012',
    '[Fracture] (2009)',
    '[Zona], guéri avant l’entrée',
  ];
  assert.deepEqual(
    told.map((text) => past(text)),
    told.map(() => true),
  );
});

test('a recent year, a chronic course or nothing at all do not', () => {
  const present = [
    '[Fracture du col] en décembre 2024',
    '[AVC] le 12/01/2025',
    '[Épilepsie] depuis 2019',
    '[Escarre] non guérie',
    '[Toux].',
  ];
  assert.deepEqual(
    present.map((text) => past(text)),
    present.map(() => false),
  );
});

test('years do not count where asked', () => {
  assert.equal(past('[Cancer bronchique] diagnostiqué en 2019', null), false);
});

test('the words « séquelles de » give the code of sequelae', () => {
  const text = 'Séquelles d’un AVC ischémique, séquelles de fracture';
  assert.deepEqual(
    [
      sequelaOf('I639', text, text.indexOf('AVC')),
      sequelaOf('S7200', text, text.indexOf('fracture')),
      sequelaOf('I639', 'AVC', 0),
    ],
    ['I693', 'T932', null],
  );
});
