import assert from 'node:assert/strict';
import test from 'node:test';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';

test('ten codes, each its own, without letters that are mistaken for another', () => {
  const codes = newRecoveryCodes();
  assert.deepEqual([codes.length, new Set(codes).size], [10, 10]);
  for (const code of codes) assert.match(code, /^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
});

test('a code is read however it is typed', () => {
  const typed = ['abcde-23456', 'ABCDE 23456', ' abcde23456 ', 'abc'];
  assert.deepEqual(typed.map(readRecoveryCode), ['abcde-23456', 'abcde-23456', 'abcde-23456', 'abc-']);
});
