import type { Transaction } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Desk } from './desk.ts';
import type { Person } from './persons.ts';
import type { Visitor } from './visitor.ts';

/** What was added to the ways of signing in to an account, or taken from them: subject and first sentence of the mail. */
const CHANGES = {
  'application-on': [
    'Double vérification activée',
    'La double vérification de votre compte Cabinet vient d’être activée.',
  ],
  'application-off': [
    'Double vérification désactivée',
    'La double vérification de votre compte Cabinet vient d’être désactivée.',
  ],
  'mobile-on': ['Code par SMS activé', 'Un code par SMS protège désormais votre compte Cabinet.'],
  'mobile-off': ['Code par SMS désactivé', 'Le code par SMS ne protège plus votre compte Cabinet.'],
  'passkey-on': ['Clé d’accès ajoutée', 'Une clé d’accès qui ouvre votre compte Cabinet vient d’être ajoutée.'],
  'passkey-off': ['Clé d’accès retirée', 'Une clé d’accès de votre compte Cabinet vient d’être retirée.'],
  'national-on': ['Pro Santé Connect relié', 'Pro Santé Connect ouvre désormais votre compte Cabinet.'],
  'national-off': ['Pro Santé Connect délié', 'Pro Santé Connect n’ouvre plus votre compte Cabinet.'],
} as const;

export type ProtectionChange = keyof typeof CHANGES;

/** Journals an act on the ways of signing in, and tells the owner by mail of a change they may not have made. */
export async function recordProtection(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  person: Person,
  action: string,
  change?: ProtectionChange,
): Promise<void> {
  const at = desk.clock.now();
  if (change !== undefined) {
    const [subject, sentence] = CHANGES[change];
    await desk.mail.send(transaction, {
      ...{ to: person.email, at, kind: 'identity.second-factor', key: `identity.second-factor:${newId()}`, subject },
      text: [
        `Bonjour ${person.name},`,
        sentence,
        'Si ce n’était pas vous, choisissez aussitôt un nouveau mot de passe et prévenez votre référent :',
        new URL('/pro/mot-de-passe-oublie', desk.publicUrl).href,
      ].join('\n\n'),
    });
  }
  await recordAct(transaction, visitor.act, { action, object: { kind: 'person', id: person.id }, at });
}
