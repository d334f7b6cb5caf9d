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
};

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
