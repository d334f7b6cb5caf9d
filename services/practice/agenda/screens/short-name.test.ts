import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortName } from './short-name.ts';

test('a practitioner is called by title and name where room is short', () => {
  assert.deepEqual(
    ['Dr Nolwenn Quéré', 'Dr Ana de la Tour', 'Dr Quéré', 'Salle d’échographie', 'Maud Esnault'].map(shortName),
    ['Dr\u00A0Quéré', 'Dr\u00A0de la Tour', 'Dr Quéré', 'Salle d’échographie', 'Maud Esnault'],
  );
});
