import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedIdentity } from './found-patient.ts';

test('what was typed to look for somebody begins the file of who was not found', () => {
  assert.deepEqual(
    [typedIdentity('ibarra solène'), typedIdentity('l’hermitte 14/03/1984'), typedIdentity('06 39 98')],
    [
      { lastName: 'Ibarra', firstName: 'Solène' },
      { lastName: 'L’hermitte', firstName: '' },
      { lastName: '', firstName: '' },
    ],
  );
});
