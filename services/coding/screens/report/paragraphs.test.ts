import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { isSoftBreak, paragraphsOf } from './paragraphs.ts';

const set = (text: string, sections: Parameters<typeof paragraphsOf>[1]) =>
  paragraphsOf(text, sections).map(({ start, end, heading }) => [heading, text.slice(start, end)]);

test('titles go to the margin, before a colon as on their own line', () => {
  const text = 'Compte rendu\n\nMotif : chute.\nMarche aidée.\nAntécédents\nDiabète.\n';
  deepEqual(
    set(text, [
      { title: '', start: 0, end: 14 },
      { title: 'Motif', start: 14, end: 43 },
      { title: 'Antécédents', start: 43, end: text.length },
    ]),
    [
      [null, 'Compte rendu'],
      ['Motif', 'chute.'],
      [null, 'Marche aidée.'],
      ['Antécédents', 'Diabète.'],
    ],
  );
});

test('a section whose title is not written still has its name in the margin, and loses no text', () => {
  deepEqual(set('Sortie le 3.', [{ title: 'Devenir', start: 0, end: 12 }]), [['Devenir', 'Sortie le 3.']]);
});

test('line ends made by the width of a page are not paragraphs', () => {
  const long = 'Patiente de 82 ans adressée le 8 octobre pour la rééducation de la';
  deepEqual(set(`${long}\nmarche au décours.\nAlitée.`, []), [
    [null, `${long}\nmarche au décours.`],
    [null, 'Alitée.'],
  ]);
  deepEqual(
    [isSoftBreak(`${long}.`, 'marche'), isSoftBreak('court', 'marche'), isSoftBreak(long, 'Marche')],
    [false, false, false],
  );
});
