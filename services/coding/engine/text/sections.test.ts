import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionFinder } from './sections.ts';

const TITLES = { conclusion: ['conclusion'], antecedents: ['antecedents', 'atcd'] };
const kinds = (text: string): string[] => sectionFinder(TITLES)(text).map(({ kind }) => kind);

test('titles are told by line and colon, whatever their case and accents', () => {
  assert.deepEqual(kinds('SMR\nANTÉCÉDENTS : HTA\nMotif : chute\nConclusion\nretour'), [
    'body',
    'antecedents',
    'motif',
    'conclusion',
  ]);
});

test('a title may follow a full stop when a colon follows it', () => {
  assert.deepEqual(kinds('Séjour simple. Conclusion : retour. La conclusion est bonne.'), ['body', 'conclusion']);
});

test('a line in capitals ends the section before it, listed or not; an abbreviation or a figure does not', () => {
  const text = 'ATCD\nHTA\nAUTONOMIE A LA SORTIE\nmarche\nPLAN DE SOINS\nrepos\nTA 12/8 MMHG\n';
  assert.deepEqual(kinds(text), ['antecedents', 'autonomie', 'other']);
});

test('sections cover the text without gap or overlap', () => {
  const text = 'Motif : chute\nATCD : HTA\nBilan kiné : marche\nTA : 12/8\n';
  const sections = sectionFinder(TITLES)(text);
  assert.deepEqual(
    sections.map(({ kind, title }) => [kind, title]),
    [
      ['motif', 'Motif'],
      ['antecedents', 'ATCD'],
      ['other', 'Bilan kiné'],
    ],
  );
  assert.deepEqual(sections.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
});
