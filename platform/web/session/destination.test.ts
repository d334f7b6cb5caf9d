import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { safeDestination } from './destination.ts';

test('signing in leads back to our own pages only', () => {
  const wanted = [
    '/codage/42?onglet=actes',
    '/pro/membres',
    null,
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    '/connexion',
    'javascript:alert(1)',
  ];
  deepEqual(wanted.map(safeDestination), ['/codage/42?onglet=actes', '/membres', '/', '/', '/', '/', '/', '/']);
});
