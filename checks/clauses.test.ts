import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimedClauses, mentionedClauses, parseClauses, parseWaiting, readClauses } from './clauses.ts';

test('a test claims the clauses its name starts with', () => {
  assert.deepEqual(claimedClauses('CIM-17 a wrong password and an unknown e-mail get the same answer'), ['CIM-17']);
  assert.deepEqual(claimedClauses('CIM-48 CIM-49, MAI-009 shared'), ['CIM-48', 'CIM-49', 'MAI-009']);
  assert.deepEqual(claimedClauses('the answer of CIM-17'), []);
  assert.deepEqual(claimedClauses('CIM-17b is no clause'), []);
});

test('CIM-10 is the classification of diseases unless the name says clause', () => {
  assert.deepEqual(claimedClauses('CIM-10 codes are found by words'), []);
  assert.deepEqual(claimedClauses('clause CIM-10 private use is refused'), ['CIM-10']);
  assert.deepEqual(claimedClauses('CIM-09 CIM-11 both'), ['CIM-09']);
});

test('ids anywhere in a name are mentions', () => {
  assert.deepEqual(mentionedClauses('CIM-17 like NEO-023'), ['CIM-17', 'NEO-023']);
  assert.deepEqual(mentionedClauses('COVID-19 and ISO-8859'), []);
});

test('the list is read by columns, and an id twice or ill-formed is refused', () => {
  const header = 'id\tproduct\tsection\torigin\n';
  assert.deepEqual(parseClauses(`${header}CIM-01\tCodage\tTerms\tprinted\n`), [
    { id: 'CIM-01', product: 'Codage', section: 'Terms' },
  ]);
  assert.throws(() => parseClauses(`${header}CIM-01\ta\tb\tprinted\nCIM-01\ta\tb\tprinted\n`), /“CIM-01”/);
  assert.throws(() => parseClauses(`${header}XYZ-01\ta\tb\tprinted\n`), /“XYZ-01”/);
  assert.deepEqual(parseWaiting('id\twaits for\nCIM-20\tcontracts\n'), new Map([['CIM-20', 'contracts']]));
});

test('the five catalogues are whole', () => {
  const counts = Map.groupBy(readClauses(), ({ product }) => product);
  assert.deepEqual(
    [...counts].map(([product, clauses]) => `${product} ${clauses.length}`),
    ['Codage 166', 'Cabinet médical 389', 'Secrétariat 94', 'Sauvegarde 280', 'Courtage 110'],
  );
});
