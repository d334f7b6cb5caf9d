import nodemailer from 'nodemailer';
import type { Mail } from './mail.ts';
import { htmlForm, plainForm } from './mail-template.ts';
import type { Sender } from './settings.ts';

/**
 * Composes a mail once and for all (RFC 5322): the bytes given here are those of every attempt, of the proof kept, and
 * of a later resend. `Auto-Submitted` (RFC 3834) keeps absence notices from answering; `List-Id` (RFC 2919) lets people
 * sort by it.
 */
export async function composeMail(mail: Mail, id: string, sender: Sender): Promise<Buffer> {
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail({
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: plainForm(mail.text),
    html: htmlForm(mail.subject, mail.text),
    attachments: (mail.attachments ?? []).map(({ name, mediaType, content }) => ({
      ...{ filename: name, contentType: mediaType, content, contentTransferEncoding: 'base64' as const },
    })),
    messageId: `<${id}@${domain}>`,
    date: new Date(mail.at.epochMilliseconds),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `Cabinet <${mail.kind}.${domain}>`,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error('a mail must be composed in memory');
  return message;
}
