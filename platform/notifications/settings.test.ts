import assert from 'node:assert/strict';
import test from 'node:test';
import { readSettings } from '#platform/kernel/settings.ts';
import { notificationSettings } from './settings.ts';

test('the mail server and the sender are read from the environment', () => {
  assert.deepEqual(readSettings(notificationSettings, {}), {
    smtpUrl: null,
    mailFrom: { name: 'Cabinet', address: 'cabinet@localhost' },
  });
  const given = {
    SMTP_URL: 'smtp://u:p@mail.example:587',
    MAIL_FROM: 'Clinique des Tilleuls <cabinet@tilleuls.example>',
  };
  assert.deepEqual(readSettings(notificationSettings, given), {
    smtpUrl: new URL('smtp://u:p@mail.example:587'),
    mailFrom: { name: 'Clinique des Tilleuls', address: 'cabinet@tilleuls.example' },
  });
  const { mailFrom } = readSettings(notificationSettings, { MAIL_FROM: 'cabinet@tilleuls.example' });
  assert.deepEqual(mailFrom, { name: 'Cabinet', address: 'cabinet@tilleuls.example' });
});

test('a value that is not understood stops the start and names its variable', () => {
  for (const SMTP_URL of ['mail.example:25', 'http://mail.example', 'smtp://']) {
    assert.throws(() => readSettings(notificationSettings, { SMTP_URL }), /^SettingError: SMTP_URL: must be/);
  }
  assert.throws(() => readSettings(notificationSettings, { MAIL_FROM: 'Cabinet' }), /MAIL_FROM: must be/);
});
