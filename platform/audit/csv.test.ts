import assert from 'node:assert/strict';
import test from 'node:test';
import { csvOf } from './csv.ts';
import type { Line } from './lines.ts';

const line: Line = {
  id: 7,
  at: '2026-03-01T08:15:30Z',
  actor_kind: 'person',
  actor_id: 'p1',
  actor_name: '=HYPERLINK("x")',
  on_behalf_of: null,
  action: 'coding.stay.read',
  object_kind: 'stay',
  object_id: 's;1',
  ip: '203.0.113.7',
  port: 443,
  reverse_dns: null,
  browser_id: '-b',
  request_id: 'r',
  details: { proposals: 4 },
  batch: 2,
};

test('the export is read by a spreadsheet as it was written, and runs nothing in it', async () => {
  const one = async function* () {
    yield line;
  };
  assert.equal(
    (await Array.fromAsync(csvOf(one()))).join(''),
    '\uFEFFNuméro;Date et heure (UTC);Auteur;Type d’auteur;Identifiant de l’auteur;Au nom de;Action;' +
      'Code de l’action;Objet;Type d’objet;Identifiant de l’objet;Adresse IP;Port;Nom DNS inverse;Navigateur;Requête;Détails;Lot scellé\r\n' +
      '7;2026-03-01T08:15:30Z;"\'=HYPERLINK(""x"")";person;p1;;Séjour lu;coding.stay.read;Séjour;stay;"s;1";203.0.113.7;443;;' +
      '\'-b;r;"{""proposals"":4}";2\r\n',
  );
});
