import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { sortProblems } from './field-problems.ts';

const problem = (field: string, message: string) => ({ field, rule: 'any', message });

test('each problem goes to its field, or to the nearest that holds it, or to the top', () => {
  const problems = [
    problem('email', 'Écrivez une adresse.'),
    problem('email', 'Trop long.'),
    problem('address.street', 'Écrivez la rue.'),
    problem('emailing', 'Autre chose.'),
    problem('', 'Rien ne va.'),
  ];
  deepEqual(sortProblems(problems, ['email', 'address']), {
    byField: { email: 'Écrivez une adresse.', address: 'Écrivez la rue.' },
    others: ['Autre chose.', 'Rien ne va.'],
  });
});
