import { createHash } from 'node:crypto';
import type { MailToSend } from './desk.ts';
import { PASSWORD_ADVICE } from './password-advice.ts';
import type { Person } from './persons.ts';

/** The link's secret stands after `#`: browsers send that part to no server, so no log ever holds it. */
export function mailOfReset(publicUrl: URL, person: Person, token: string, at: Temporal.Instant): MailToSend {
  const link = new URL(`/pro/nouveau-mot-de-passe#${token}`, publicUrl);
  return {
    ...{ to: person.email, at, kind: 'identity.password-link' },
    key: `identity.password-link:${createHash('sha256').update(token).digest('base64url')}`,
    subject: 'Choisir un nouveau mot de passe',
    text: paragraphs(
      `Bonjour ${person.name},`,
      'Vous avez demandé à choisir un nouveau mot de passe pour Cabinet. Ce lien sert une seule fois, pendant 30 minutes :',
      link.href,
      PASSWORD_ADVICE,
      'Si vous n’avez rien demandé, ignorez ce message : votre mot de passe actuel reste valable.',
    ),
  };
}

/** Tells the owner of a change they may not have made. */
export function mailOfChange(publicUrl: URL, person: Person, id: string, at: Temporal.Instant): MailToSend {
  return {
    ...{ to: person.email, at, kind: 'identity.password-changed', key: `identity.password-changed:${id}` },
    subject: 'Votre mot de passe a changé',
    text: paragraphs(
      `Bonjour ${person.name},`,
      'Le mot de passe de votre compte Cabinet vient d’être changé, et vos autres sessions ont été fermées.',
      'Si ce n’était pas vous, choisissez aussitôt un nouveau mot de passe et prévenez votre référent :',
      new URL('/pro/mot-de-passe-oublie', publicUrl).href,
    ),
  };
}

function paragraphs(...all: string[]): string {
  return all.join('\n\n');
}
