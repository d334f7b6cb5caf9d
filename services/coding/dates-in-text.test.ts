import assert from 'node:assert/strict';
import test from 'node:test';
import { datesInText } from './dates-in-text.ts';

const NOW = Temporal.Instant.from('2026-11-21T08:00:00Z');
const read = (text: string) => {
  const found = datesInText(text, NOW);
  return found === null ? null : [found.admittedOn, found.dischargedOn];
};

test('the dates of a stay are read as reports write them', () => {
  assert.deepEqual(
    [
      read('Hospitalisée du 8 octobre au 14 novembre 2026 en SMR.'),
      read('Séjour du 08/10/2026 au 14/11/2026.'),
      read('Du 1er sept. 2026 au 3 oct. 2026.'),
      read('Séjour du 20 décembre au 14 janvier 2026.'),
      read('Patiente de 82 ans adressée le 8 octobre par la clinique.'),
      read('Date d’entrée : 08.10.26'),
      read('Admis dans le service le 28 décembre pour rééducation.'),
    ],
    [
      ['2026-10-08', '2026-11-14'],
      ['2026-10-08', '2026-11-14'],
      ['2026-09-01', '2026-10-03'],
      ['2025-12-20', '2026-01-14'],
      ['2026-10-08', null],
      ['2026-10-08', null],
      ['2025-12-28', null],
    ],
  );
});

test('what is no date of a stay is left alone', () => {
  assert.deepEqual(
    [
      read('Né le 3 mars 1944. Cataracte en 2019.'),
      read('du 31 février 2026 au 3 mars 2026'),
      read('du 1/1/1998 au 2/1/1998'),
      read(''),
    ],
    [null, null, null, null],
  );
});
