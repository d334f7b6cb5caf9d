import assert from 'node:assert/strict';
import test from 'node:test';
import { isMailAddress, isSubject } from './addresses.ts';

test('one plain address passes; lists, names, breaks and literals do not', () => {
  const verdicts: Record<string, boolean> = {
    'tim@chu.example': true,
    'prénom.nom+essai@hôpital.example': true,
    'root@localhost': true,
    'a@b.example, c@d.example': false,
    'Nom <a@b.example>': false,
    'a@b.example\r\nBcc: c@d.example': false,
    'a@b.example\u0000': false,
    '"a b"@b.example': false,
    'a@[127.0.0.1]': false,
    'a@b..example': false,
    '@b.example': false,
    'a@': false,
    [`${'a'.repeat(65)}@b.example`]: false,
    '': false,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(verdicts).map((text) => [text, isMailAddress(text)])), verdicts);
});

test('a subject is one line that says something', () => {
  const verdicts: Record<string, boolean> = {
    'Votre invitation : « Clinique des Tilleuls »': true,
    'a\nBcc: c@d.example': false,
    'a\rb': false,
    'a\u2028b': false,
    '   ': false,
    ['a'.repeat(201)]: false,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(verdicts).map((text) => [text, isSubject(text)])), verdicts);
});
