import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { REVIEW_KEYS, type ReviewKey } from './review-keys.ts';

const all: readonly ReviewKey[] = Object.values(REVIEW_KEYS);

test('no key does two things, and none takes N or ?, which belong to every page', () => {
  const keys = all.flatMap(({ keys: own, also }) => (also === undefined ? [own] : [own, also]));
  equal(new Set(keys).size, keys.length);
  deepEqual(
    keys.filter((key) => ['n', '?', 'escape'].includes(key)),
    [],
  );
});
