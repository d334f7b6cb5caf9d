import assert from 'node:assert/strict';
import test from 'node:test';
import { smsLength, inSmsAlphabet } from '#platform/notifications/sms-text.ts';
import { mailOf, smsText, whenOf, type Reminded } from './wording.ts';

const reminded: Reminded = {
  startsAt: Temporal.Instant.from('2026-12-14T08:20:00Z'),
  timeZone: 'Europe/Paris',
  professional: 'Dr Nolwenn Quéré',
  practice: 'Cabinet des Tilleuls',
  link: 'https://cabinet.example/r/r0123456789abcdefghijk',
};

test('the SMS says when, with whom and where to answer, in at most two parts', () => {
  assert.equal(
    smsText(reminded),
    'Rappel : rendez-vous lundi 14 décembre à 9\u00a0h\u00a020 avec Dr Nolwenn Quéré. Confirmer, déplacer ou annuler : https://cabinet.example/r/r0123456789abcdefghijk STOP pour ne plus en recevoir.',
  );
  assert.deepEqual(smsLength(inSmsAlphabet(smsText(reminded))), { encoding: 'gsm-7', segments: 2 });
});

test('the mail says the same, its link a paragraph of its own', () => {
  const { subject, text } = mailOf(reminded);
  assert.equal(subject, 'Rappel de votre rendez-vous lundi 14 décembre à 9\u00a0h\u00a020');
  assert.ok(text.split('\n\n').includes(reminded.link));
});

test('the hour is that of the wall clock at the place, on both sides of a change of clocks', () => {
  const when = (startsAt: string, timeZone: string) => whenOf({ startsAt: Temporal.Instant.from(startsAt), timeZone });
  assert.deepEqual(
    [
      when('2026-10-24T07:00:00Z', 'Europe/Paris'),
      when('2026-10-26T08:00:00Z', 'Europe/Paris'),
      when('2026-12-01T05:05:00Z', 'Indian/Reunion'),
    ],
    ['samedi 24 octobre à 9\u00a0h', 'lundi 26 octobre à 9\u00a0h', 'mardi 1er décembre à 9\u00a0h\u00a005'],
  );
});
