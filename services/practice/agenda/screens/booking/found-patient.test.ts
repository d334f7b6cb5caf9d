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

test('the surname is told from the first name by its capitals, its apostrophe or its particle', () => {
  const told = (typed: string) => {
    const { lastName, firstName } = typedIdentity(typed);
    return `${firstName} | ${lastName}`;
  };
  assert.deepEqual(
    [
      ...["Zoé O'Brien", "O'Brien-Le Goff Zoé", "Zoé O'Brien-Le Goff", 'LE GOFF Anne-Marie', 'Anne-Marie LE GOFF'],
      ...['de La Tour Ève', 'Ève de La Tour', 'Ibarra Solène', 'jean pierre Ibarra', 'IBARRA SOLÈNE', 'zoé', ''],
    ].map(told),
    [
      ...[
        "Zoé | O'Brien",
        "Zoé | O'Brien-Le Goff",
        "Zoé | O'Brien-Le Goff",
        'Anne-Marie | Le Goff',
        'Anne-Marie | Le Goff',
      ],
      ...[
        'Ève | De La Tour',
        'Ève | De La Tour',
        'Solène | Ibarra',
        'Jean Pierre | Ibarra',
        'Solène | Ibarra',
        ' | Zoé',
        ' | ',
      ],
    ],
  );
});
