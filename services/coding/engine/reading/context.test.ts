import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Judgement } from './context-cues.ts';
import { testEngine } from '../testing.ts';

/** Judges the words between brackets. */
function judged(marked: string): Judgement {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return testEngine().contextsAt(marked.replaceAll(/[[\]]/g, ''), [{ start, end }])[0]!;
}

const CASES: Readonly<Record<string, Judgement>> = {
  'Présence d’une [fièvre] à 39°.': 'affirmed',
  'Pas de [diabète].': 'negated',
  'Sans [escarre] ni phlébite.': 'negated',
  'Ni fièvre, ni toux, ni [dyspnée].': 'negated',
  'Pas de fièvre, toux ou [dyspnée].': 'negated',
  'Absence de [thrombose] à l’écho-doppler.': 'negated',
  'Il n’a pas présenté de [crise d’épilepsie].': 'negated',
  'L’écho-doppler ne retrouve pas de [phlébite].': 'negated',
  '[Escarre] absente.': 'negated',
  'Recherche de [Clostridium difficile] négative.': 'negated',
  '[Rétention urinaire] éliminée.': 'excluded',
  '[Pneumopathie] non confirmée par la radiographie.': 'excluded',
  'Suspicion d’[embolie pulmonaire].': 'hypothesis',
  '[Embolie pulmonaire] ?': 'hypothesis',
  'En cas de [douleur], paracétamol.': 'hypothesis',
  'Prévention des [escarres].': 'hypothesis',
  'Père décédé d’un [infarctus du myocarde].': 'family',
  'Mère [asthmatique].': 'family',
  'Son fils vit à côté ; [hypertension artérielle] traitée.': 'affirmed',
  'Pas de fièvre mais [toux] persistante.': 'affirmed',
  'Sans doute une [pneumopathie].': 'affirmed',
  'Pas d’amélioration de la [dyspnée].': 'affirmed',
  'Fracture sans déplacement, [HTA] connue.': 'affirmed',
  'Pas de fièvre. [Toux] grasse.': 'affirmed',
  'Fracture du col sans complication avec [anémie] modérée.': 'affirmed',
};

for (const [text, expected] of Object.entries(CASES)) {
  test(`« ${text} » is ${expected}`, () => assert.equal(judged(text), expected));
}
