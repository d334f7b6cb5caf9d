import assert from 'node:assert/strict';
import test from 'node:test';
import { tokenize } from '../text/tokens.ts';
import { alternativesOf } from './alternatives.ts';
import { CodeTable } from './code-table.ts';

const code = (name: string, label: string, leaf = true) => ({
  ...{ code: name, label, category: name.slice(0, 3), chapter: 19, active: true, leaf },
  roles: { MMP: leaf, AE: leaf, DAS: leaf },
  ...{ sexRule: 0 as const, imprecise: false, sequela: false },
});
const table = new CodeTable([
  code('S720', 'Fracture du col du fémur', false),
  code('S7200', 'Fracture fermée du col du fémur'),
  code('S7201', 'Fracture ouverte du col du fémur'),
  code('Z96', 'Présence de dispositifs', false),
  code('Z966', "Présence d'implants d'articulations orthopédiques"),
  code('Z963', 'Larynx artificiel'),
  code('Z960', "Présence d'implants urogénitaux"),
  code('E119', 'Diabète sucré de type 2', false),
  code('E1190', 'Diabète sucré de type 2 avec complications oculaires'),
  code('E1194', 'Diabète sucré de type 2 avec complications neurologiques'),
  code('E1198', 'Diabète sucré de type 2 sans complication'),
]);
const choices = (chosen: string, text: string) =>
  alternativesOf(chosen, 'DAS', { table, reading: { tokens: tokenize(text) } }).map((one) => one.code);

test('an alternative says nearly the same as the code; what only shares its heading is not one', () => {
  assert.deepEqual(choices('S7200', 'fracture du col'), ['S7201']);
  assert.deepEqual(choices('Z966', 'prothèse de hanche'), []);
});

test('implants of another organ are a choice only where the report names it', () => {
  assert.deepEqual(choices('Z966', 'prothèse de hanche, implant urogénital'), ['Z960']);
});

test('the alternative whose own words stand in the report comes first', () => {
  assert.deepEqual(choices('E1198', 'diabète de type 2, atteintes neurologiques'), ['E1194', 'E1190']);
  assert.deepEqual(choices('E1198', 'diabète de type 2'), ['E1190', 'E1194']);
});
