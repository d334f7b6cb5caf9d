import { readFileSync } from 'node:fs';
import { reads, setting } from '#platform/kernel/settings.ts';
import { isMailAddress } from './addresses.ts';

/** Who mails come from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Settings of this room. */
export const notificationSettings = {
  smtpUrl: setting({
    variable: 'SMTP_URL',
    about:
      'Mail server, as smtp://user:password@host:587 (STARTTLS) or smtps://host:465. Without it, mails of a demonstration served on loopback go to the local outbox, and any other waits in the queue.',
    fallback: null,
    read: smtpUrl,
  }),
  mailFrom: setting({
    variable: 'MAIL_FROM',
    about: 'Sender of mails, as Cabinet <no-reply@example.org>.',
    fallback: 'Cabinet <cabinet@localhost>',
    read: sender,
  }),
  smsUrl: setting({
    variable: 'SMS_URL',
    about:
      'SMS gateway: where `{id, to, text}` is posted, signed. Without it, SMS of a demonstration served on loopback go to a simulated gateway, and any other waits in the queue.',
    fallback: null,
    read: smsUrl,
  }),
  smsSecret: setting({
    variable: 'SMS_SECRET',
    about: 'Secret shared with the SMS gateway, for the signatures of both sides; or its file, `SMS_SECRET_FILE`.',
    fallback: null,
    read: secret,
  }),
  smsSecretFile: setting({
    variable: 'SMS_SECRET_FILE',
    about: 'File that holds the secret shared with the SMS gateway.',
    fallback: null,
    read: secretFile,
  }),
};

/** How to reach the SMS gateway. */
export interface SmsGateway {
  readonly url: URL;
  readonly secret: string;
}

/**
 * The gateway that the settings name, or null.
 * @throws {Error} with one sentence when a gateway is named without the secret it is to know us by.
 */
export function smsGatewayOf(settings: {
  readonly smsUrl: URL | null;
  readonly smsSecret: string | null;
  readonly smsSecretFile: string | null;
}): SmsGateway | null {
  if (settings.smsUrl === null) return null;
  const shared = settings.smsSecret ?? settings.smsSecretFile;
  if (shared === null) throw new Error('SMS_URL: the gateway needs a secret; set SMS_SECRET_FILE (or SMS_SECRET) too');
  return { url: settings.smsUrl, secret: shared };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const LEAST_SECRET = 16;

function smsUrl(text: string): URL {
  const url = reads.url(text);
  const inClear = url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  if ((url.protocol !== 'https:' && !inClear) || url.username !== '') {
    throw new Error('must be a URL such as https://sms.example.org/messages, without user or password');
  }
  return url;
}

function secret(text: string): string {
  if (text.length < LEAST_SECRET) throw new Error(`must be at least ${LEAST_SECRET} characters long`);
  return text;
}

function secretFile(file: string): string {
  try {
    return secret(readFileSync(file, 'utf8').trim());
  } catch (error) {
    throw new Error(`cannot be read as a secret: ${error instanceof Error ? error.message : file}`, { cause: error });
  }
}

function smtpUrl(text: string): URL {
  const url = reads.url(text);
  if (!/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new Error('must be a URL such as smtp://user:password@mail.example.org:587');
  }
  return url;
}

function sender(text: string): Sender {
  const match = /^([^<>"\p{Cc}]*)<([^<>]+)>$/u.exec(text);
  const [name, address] = match === null ? ['Cabinet', text] : [match[1]!.trim() || 'Cabinet', match[2]!];
  if (!isMailAddress(address)) throw new Error('must be an address such as Cabinet <no-reply@example.org>');
  return { name, address };
}
