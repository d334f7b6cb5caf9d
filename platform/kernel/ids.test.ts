import assert from 'node:assert/strict';
import test from 'node:test';
import { isId, newId, newSecret } from './ids.ts';

test('identifiers are distinct, recognised, and nothing else is', () => {
  const ids = Array.from({ length: 1000 }, newId);
  assert.equal(new Set(ids).size, 1000);
  assert.ok(ids.every(isId));
  const strangers = ['', 'a', `${ids[0]} `, ids[0]!.toUpperCase(), `${ids[0]}' OR 1=1`, '../../etc/passwd'];
  assert.deepEqual(strangers.filter(isId), []);
});

test('secrets hold 256 bits', () => {
  assert.equal(Buffer.from(newSecret(), 'base64url').length, 32);
  assert.notEqual(newSecret(), newSecret());
});
