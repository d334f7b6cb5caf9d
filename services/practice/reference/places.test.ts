import assert from 'node:assert/strict';
import test from 'node:test';
import { openPlaces } from './module.ts';

const places = await openPlaces();
const found = (text: string, most = 3) => places.search(text, most).map(({ name, insee }) => `${insee} ${name}`);

test('a commune is found by its name without accents, hyphens, case or long forms', () => {
  const first = [
    'ST ETIENNE',
    'l hay les roses',
    'Evry courcouronnes',
    'chalons s/ saone',
    'st-germain en laye',
    'coeuvres',
  ];
  assert.deepEqual(
    first.map((text) => found(text, 1)[0]),
    [
      ...['42218 Saint-Étienne', '94038 L’Haÿ-les-Roses', '91228 Évry-Courcouronnes', '71076 Chalon-sur-Saône'],
      ...['78551 Saint-Germain-en-Laye', '02201 Cœuvres-et-Valsery'],
    ],
  );
});

test('the exact name comes first, then the most peopled of those that begin so', () => {
  assert.deepEqual(found('paris', 2), ['75056 Paris', '75115 Paris 15e Arrondissement']);
  assert.deepEqual(found('bord', 2), ['33063 Bordeaux', '65100 Bordères-sur-l’Échez']);
  assert.deepEqual(found('saint-denis', 2), ['97411 Saint-Denis', '93066 Saint-Denis']);
});

test('a commune is found by its postal code, alone or beside the name, and a district by its number', () => {
  assert.deepEqual(found('75011', 1), ['75111 Paris 11e Arrondissement']);
  assert.deepEqual(found('69003 lyon', 1), ['69383 Lyon 3e Arrondissement']);
  assert.deepEqual(found('lyon 3ème', 1), ['69383 Lyon 3e Arrondissement']);
  assert.deepEqual(found('paris 1er', 1), ['75101 Paris 1er Arrondissement']);
  assert.deepEqual(found('97411'), ['97415 Saint-Paul']);
});

test('a misspelt name is still found', () => {
  const misspelt = [
    'marseile',
    'Strabsourg',
    'monpelier',
    'clermon ferand',
    'saintetienne',
    'bordaux',
    'aix en provance',
  ];
  assert.deepEqual(
    misspelt.map((text) => places.search(text, 1)[0]?.name),
    ['Marseille', 'Strasbourg', 'Montpellier', 'Clermont-Ferrand', 'Saint-Étienne', 'Bordeaux', 'Aix-en-Provence'],
  );
});

test('nothing is found for nothing, for noise, or for a postal code that is not that of the name', () => {
  assert.deepEqual([found(''), found('   '), found('’’’'), found('xqzkwv'), found('lyon 75011')], [[], [], [], [], []]);
});

test('a commune comes whole by its INSEE code, and none by an unknown one', () => {
  assert.deepEqual(places.commune('69383'), {
    insee: '69383',
    name: 'Lyon 3e Arrondissement',
    postalCodes: ['69003'],
    department: { code: '69', name: 'Rhône' },
    region: 'Auvergne-Rhône-Alpes',
    population: places.commune('69383')!.population,
    at: places.commune('69383')!.at,
    districtOf: '69123',
  });
  assert.equal(places.commune('00000'), null);
});
