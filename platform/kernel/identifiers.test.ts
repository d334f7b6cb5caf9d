import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { idnpsOf, isAdeli, isFiness, isNir, isRpps, isSiret, readIdnps, readIdnst } from './identifiers.ts';

interface Vector {
  readonly type: string;
  readonly valeur: string;
  readonly valide: boolean;
  readonly note: string;
}

const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  ...{ rpps: isRpps, finess: isFiness, siret: isSiret, nir: isNir },
  idnps: (text) => readIdnps(text) !== null,
  idnst: (text) => readIdnst(text) !== null,
};

test('every identifier of the shared vectors is judged as the vectors say', async () => {
  const file = await readFile(new URL('identifiers.vectors.json', import.meta.url), 'utf8');
  const { vecteurs } = JSON.parse(file) as { readonly vecteurs: readonly Vector[] };
  const checked = vecteurs.filter(({ type }) => type in CHECKS);
  assert.equal(checked.length, 39);
  // The vectors note that Luhn fails for an office of La Poste, and the rule that stands in its place.
  const expected = (one: Vector) => one.valide || one.note.startsWith('La Poste');
  const judged = checked.map(({ type, valeur }) => [type, valeur, CHECKS[type]!(valeur)]);
  assert.deepEqual(
    judged,
    checked.map((one) => [one.type, one.valeur, expected(one)]),
  );
});

test('an office of La Poste needs a sum of digits divisible by five; another company does not get this favour', () => {
  assert.deepEqual(['35600000049837', '35600000049838', '35600100049837'].map(isSiret), [true, false, false]);
});

test('an ADELI begins with a department, Corsica included', () => {
  assert.deepEqual(['750012345', '2A0012345', '2C0012345', '75001234', '75001234A'].map(isAdeli), [
    ...[true, true, false, false, false],
  ]);
});

test('a prefixed identifier with a false key is read, and says so', () => {
  assert.deepEqual(readIdnps('810101215225'), { kind: 'rpps', value: '10101215225', keyed: true });
  assert.deepEqual(readIdnps('810002673899'), { kind: 'rpps', value: '10002673899', keyed: false });
  assert.deepEqual(readIdnps('02A0012345'), { kind: 'adeli', value: '2A0012345', keyed: true });
  assert.deepEqual(readIdnst('1810004421'), { kind: 'finess', value: '810004421', keyed: false });
  assert.equal(readIdnps('10101215225'), null);
  assert.equal(readIdnst('34173748400020'), null);
});

test('a professional goes by RPPS where there is one, else by ADELI', () => {
  assert.deepEqual(
    [
      idnpsOf({ rpps: '10101215225', adeli: '750012345' }),
      idnpsOf({ rpps: null, adeli: '750012345' }),
      idnpsOf({ rpps: null, adeli: null }),
    ],
    ['810101215225', '0750012345', null],
  );
});
