import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { fileNameFrom } from './files.ts';
import { withQuery } from './request.ts';

test('the name of a file is read from its header, accents included', () => {
  deepEqual(
    [
      fileNameFrom('attachment; filename="sejours.csv"; filename*=UTF-8\'\'s%C3%A9jours.csv'),
      fileNameFrom('attachment; filename="journal 2026.csv"'),
      fileNameFrom('inline'),
      fileNameFrom(null),
    ],
    ['séjours.csv', 'journal 2026.csv', null, null],
  );
});

test('a query string leaves out what says nothing', () => {
  deepEqual(
    [withQuery('/api/x'), withQuery('/api/x', { q: 'é&', page: 2, all: false, none: null, empty: '' })],
    ['/api/x', '/api/x?q=%C3%A9%26&page=2&all=false'],
  );
});
