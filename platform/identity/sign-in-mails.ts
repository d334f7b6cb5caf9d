import { PARIS } from '#platform/kernel/clock.ts';
import type { MailToSend } from './desk.ts';
import { deviceName } from './devices.ts';
import { addressOf, type Visitor } from './visitor.ts';

const MOMENT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeStyle: 'short', timeZone: PARIS });

/** Tells the owner of an account that somebody signed in from a device not seen before (MAI-027). */
export function mailOfNewDevice(
  publicUrl: URL,
  person: { readonly name: string; readonly email: string },
  visitor: Visitor,
  id: string,
  at: Temporal.Instant,
): MailToSend {
  const device = deviceName(visitor.userAgent);
  const moment = MOMENT.format(new Date(at.epochMilliseconds));
  return {
    ...{ to: person.email, at, kind: 'identity.new-device', key: `identity.new-device:${id}` },
    subject: 'Connexion depuis un nouvel appareil',
    text: [
      `Bonjour ${person.name},`,
      `Votre compte Cabinet a été ouvert depuis un appareil que vous n’aviez pas encore utilisé : ${device}, le ${moment} (adresse ${addressOf(visitor)}).`,
      'Si c’était vous, il n’y a rien à faire.',
      'Sinon, choisissez aussitôt un nouveau mot de passe : toutes les sessions ouvertes se fermeront. Prévenez ensuite votre référent.',
      new URL('/pro/mot-de-passe-oublie', publicUrl).href,
    ].join('\n\n'),
  };
}
