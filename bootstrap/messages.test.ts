import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './messages.mjs';

test('each way npm fails has its sentence, in French or English', (t) => {
  const before = process.env['LC_ALL'];
  t.after(() => {
    if (before === undefined) delete process.env['LC_ALL'];
    else process.env['LC_ALL'] = before;
  });
  const sentence = (output: string): string => explain({ code: 'NPM', output, message: '' }).split('\n')[0]!;
  process.env['LC_ALL'] = 'fr_FR.UTF-8';
  const cases = {
    'npm error code ENOSPC': 'Installation impossible : le disque est plein. Libérez environ 1 Go, puis recommencez.',
    'npm error code EACCES': 'Installation impossible : ce compte n’a pas le droit d’écrire dans ce dossier.',
    'npm error code EAI_AGAIN':
      'Installation impossible : le registre npm ne répond pas. Vérifiez le réseau ou le proxy, puis recommencez.',
    'npm error code E503':
      'Installation impossible : le registre npm ne répond pas. Vérifiez le réseau ou le proxy, puis recommencez.',
    'npm error code EUSAGE': 'Installation impossible : package-lock.json ne correspond pas à package.json.',
    'npm error code EINTEGRITY': 'Installation impossible : un composant reçu ne correspond pas à son empreinte.',
    'npm error code ELSE': 'L’installation par npm a échoué :',
  };
  for (const [output, expected] of Object.entries(cases)) assert.equal(sentence(output), expected);
  process.env['LC_ALL'] = 'C';
  assert.equal(sentence('npm error code ENOSPC'), 'Cannot install: the disk is full. Free about 1 GB, then try again.');
});

test('what npm said follows, shortened where its cause is known, whole where it is not', () => {
  const long = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');
  assert.equal(explain({ code: 'NPM', output: `ENOSPC\n${long}`, message: '' }).split('\n').length, 9);
  assert.equal(explain({ code: 'NPM', output: long, message: '' }).split('\n').length, 21);
});
