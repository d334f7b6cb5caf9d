import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { cleanFileName } from './file-names.ts';

test('names lose folders and invisible marks and keep what people write', () => {
  const cases: Record<string, string> = {
    'Compte rendu d’hospitalisation – été 🌻.pdf': 'Compte rendu d’hospitalisation – été 🌻.pdf',
    "l'évaluation.docx": "l'évaluation.docx",
    '../../etc/passwd': 'passwd',
    'C:\\Users\\tim\\séjour.txt': 'séjour.txt',
    'a\r\nSet-Cookie: b.txt': 'a Set-Cookie: b.txt',
    'rapport\u202Efdp.exe': 'rapport fdp.exe',
    '...': 'document',
    '': 'document',
    '.htaccess': 'htaccess',
    'fin. ': 'fin',
    'e\u0301te\u0301.txt': 'été.txt',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(cases).map((name) => [name, cleanFileName(name)])), cases);
});

test('a long name is cut between characters and keeps its extension', () => {
  const family = '👩‍👩‍👧';
  const cut = cleanFileName(`${family.repeat(60)}.docx`);
  assert.equal(cut, `${family.repeat(24)}.docx`);
});

test('whatever the name, the result is short, cleaned for good, and has no folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const cleaned = cleanFileName(name);
      assert.ok(cleaned.length > 0 && cleaned.length <= 200);
      assert.doesNotMatch(cleaned, /[/\\\p{Cc}]/u);
      assert.equal(cleanFileName(cleaned), cleaned);
    }),
    { seed: 20_260_402, numRuns: 500 },
  );
});
