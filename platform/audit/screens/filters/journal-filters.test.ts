import assert from 'node:assert/strict';
import test from 'node:test';
import { EVERYTHING, filtersIn, isFiltered, pathOf, queryOf } from './journal-filters.ts';

test('filters come back from the address they were written in', () => {
  const filters = {
    ...EVERYTHING,
    object: '42',
    from: '2026-03-01',
    address: '203.0.113.0/24',
    words: 'codage validé',
  };
  const path = pathOf(filters);
  assert.equal(path, '/journal?objet=42&du=2026-03-01&adresse=203.0.113.0%2F24&mots=codage+valid%C3%A9');
  assert.deepEqual(filtersIn(Object.fromEntries(new URLSearchParams(path.split('?')[1]))), filters);
  assert.deepEqual([pathOf(EVERYTHING), isFiltered(EVERYTHING), isFiltered(filters)], ['/journal', false, true]);
});

test('a day that does not exist is not asked for', () => {
  assert.deepEqual(filtersIn({ du: '2026-02-30', au: 'hier', objet: undefined, inconnu: 'x' }), EVERYTHING);
});

test('days become instants, the last one whole', () => {
  assert.deepEqual(queryOf({ ...EVERYTHING, from: '2026-03-28', to: '2026-03-29', words: ' a ' }), {
    ...{ actor: '', action: '', objectKind: '', objectId: '', ip: '', text: 'a' },
    from: '2026-03-28T00:00:00+01:00',
    until: '2026-03-30T00:00:00+02:00',
  });
});
