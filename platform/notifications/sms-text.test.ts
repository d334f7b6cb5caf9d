import assert from 'node:assert/strict';
import test from 'node:test';
import { inSmsAlphabet, smsLength } from './sms-text.ts';

test('French text keeps what the alphabet of SMS has and loses only accents and fine typography', () => {
  const written = 'Votre rendez-vous du « 3 août » à 9 h 20 est confirmé : ça va être l’été… Œuf, Ève, naïf, 5 €';
  assert.equal(
    inSmsAlphabet(written),
    'Votre rendez-vous du "3 aout" à 9 h 20 est confirmé : ca va etre l\'été... OEuf, Eve, naif, 5 €',
  );
  assert.equal(inSmsAlphabet('Łódź 😀'), 'Łodz 😀');
});

test('the messages a text takes are counted as operators count them', () => {
  const of = (text: string) => Object.values(smsLength(text)).join(' ');
  assert.deepEqual(
    ['', 'a'.repeat(160), 'a'.repeat(161), '€'.repeat(80), '€'.repeat(81), 'a'.repeat(306), 'a'.repeat(307)].map(of),
    ['gsm-7 0', 'gsm-7 1', 'gsm-7 2', 'gsm-7 1', 'gsm-7 2', 'gsm-7 2', 'gsm-7 3'],
  );
  // An escaped sign does not fit in the last place of a part.
  assert.equal(of(`${'a'.repeat(152)}€${'a'.repeat(152)}`), 'gsm-7 3');
  assert.deepEqual(['ê'.repeat(70), 'ê'.repeat(71), '😀'.repeat(35), '😀'.repeat(36)].map(of), [
    ...['ucs-2 1', 'ucs-2 2', 'ucs-2 1', 'ucs-2 2'],
  ]);
});
