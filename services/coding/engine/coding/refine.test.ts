import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STAY, testEngine } from '../testing.ts';

/** All codes proposed for a sentence of a report. */
function proposed(sentence: string, age?: number): string[] {
  const { proposals } = testEngine().analyze(`SMR. Rééducation. ${sentence}`, { ...STAY, ageYears: age });
  return [...new Set(proposals.map(({ code }) => code))].toSorted();
}

const CASES: Readonly<Record<string, readonly string[]>> = {
  'Obésité (IMC 33).': ['E6604'],
  'Obésité, IMC à 41,5 kg/m².': ['E6606'],
  'Obésité.': ['E6609'],
  'Diabète de type 2 sous insuline.': ['E1190'],
  'Diabète de type 2 traité par metformine.': ['E1198'],
  'Diabète de type 2, Lantus le soir.': ['E1190'],
  'Insuffisance cardiaque, FEVG 35 %.': ['I5012'],
  'Insuffisance rénale chronique, DFG 24 ml/min.': ['N184'],
  'Escarre du talon gauche de stade 3.': ['L892'],
  'Dénutrition, albumine 26 g/l.': ['E43'],
  'Dénutrition modérée, albumine 26 g/l.': ['E440'],
  'Maladie d’Alzheimer à début tardif, MMSE 22/30.': ['F00100', 'G301'],
  'BPCO avec insuffisance respiratoire chronique sous oxygène 2 l/min.': ['J448', 'J96100'],
  'Fibrillation atriale sous Xarelto.': ['I489', 'Z921'],
};

for (const [sentence, codes] of Object.entries(CASES)) {
  test(`« ${sentence} » gives ${codes.join(', ')}`, () => assert.deepEqual(proposed(sentence), codes));
}
