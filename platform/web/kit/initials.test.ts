import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { categoryOf, initialsOf } from './initials.ts';

test('initials take the first and last names, not the civility nor the particles', () => {
  deepEqual(
    [
      'Hélène Vasseur',
      'Dr Maëlle Corvaisier',
      'Camille de la Tour',
      'Odette Vasselin-Prieur',
      'Élise',
      'marie curie',
    ].map(initialsOf),
    ['HV', 'MC', 'CT', 'OP', 'ÉL', 'MA'],
  );
});

test('a name keeps its ground', () => {
  equal(categoryOf('Hélène Vasseur'), categoryOf('Hélène Vasseur'));
});
