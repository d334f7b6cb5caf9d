import assert from 'node:assert/strict';
import test from 'node:test';
import { readSettings } from '#platform/kernel/settings.ts';
import { notificationSettings, smsGatewayOf } from './settings.ts';

const NO_SMS = { smsUrl: null, smsSecret: null, smsSecretFile: null };

test('the mail server and the sender are read from the environment', () => {
  assert.deepEqual(readSettings(notificationSettings, {}), {
    ...NO_SMS,
    smtpUrl: null,
    mailFrom: { name: 'Cabinet', address: 'cabinet@localhost' },
  });
  const given = {
    SMTP_URL: 'smtp://u:p@mail.example:587',
    MAIL_FROM: 'Clinique des Tilleuls <cabinet@tilleuls.example>',
  };
  assert.deepEqual(readSettings(notificationSettings, given), {
    ...NO_SMS,
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

test('an SMS gateway is reached over TLS and with a secret, or not at all', () => {
  for (const SMS_URL of ['http://sms.example/messages', 'https://user:password@sms.example', 'sms.example']) {
    assert.throws(() => readSettings(notificationSettings, { SMS_URL }), /^SettingError: SMS_URL: must be/);
  }
  assert.throws(() => readSettings(notificationSettings, { SMS_SECRET: 'court' }), /SMS_SECRET: must be at least 16/);
  const gone = { SMS_SECRET_FILE: '/nowhere/sms.secret' };
  assert.throws(() => readSettings(notificationSettings, gone), /SMS_SECRET_FILE: cannot be read as a secret: ENOENT/);
  const url = { SMS_URL: 'https://sms.example/messages' };
  assert.throws(() => smsGatewayOf(readSettings(notificationSettings, url)), /SMS_URL: the gateway needs a secret/);
  const whole = { ...url, SMS_SECRET: 'un-secret-bien-assez-long' };
  assert.deepEqual(smsGatewayOf(readSettings(notificationSettings, whole)), {
    url: new URL('https://sms.example/messages'),
    secret: 'un-secret-bien-assez-long',
  });
  assert.equal(smsGatewayOf(readSettings(notificationSettings, {})), null);
});
