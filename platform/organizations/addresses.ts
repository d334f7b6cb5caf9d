import type { FieldError } from '#platform/kernel/errors.ts';
import { withoutAccents } from '#platform/kernel/folded-text.ts';

/** Mailboxes that several people read: an access is one person's (CIM-20, CIM-21). */
const SHARED_MAILBOXES = new Set([
  ...['accueil', 'admin', 'administration', 'administrateur', 'bonjour', 'bureau', 'cabinet', 'codage', 'coding'],
  ...['compta', 'comptabilite', 'contact', 'contacts', 'departement', 'dim', 'direction', 'equipe', 'facturation'],
  ...['hello', 'hopital', 'info', 'informatique', 'informations', 'infos', 'mail', 'medecins', 'noreply', 'office'],
  ...['pmsi', 'reception', 'rh', 'sec', 'secr', 'secretaire', 'secretaires', 'secretariat', 'service', 'services'],
  ...['smr', 'ssr', 'staff', 'standard', 'stage', 'stagiaire', 'support', 'team', 'test', 'tim', 'webmaster'],
]);

/** Domains where anybody opens a mailbox; the operator's list until it can be edited (CIM-16). */
const CONSUMER_DOMAINS: readonly string[] = [
  ...['gmail.com', 'googlemail.com', 'yahoo.fr', 'yahoo.com', 'ymail.com', 'hotmail.fr', 'hotmail.com', 'outlook.fr'],
  ...['outlook.com', 'live.fr', 'live.com', 'msn.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.fr'],
  ...['gmx.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'neuf.fr', 'bbox.fr', 'numericable.fr'],
  ...['laposte.net', 'club-internet.fr', 'protonmail.com', 'proton.me', 'pm.me', 'tutanota.com', 'mailo.com'],
];

/** Why an address may not be somebody's access, or null. Accents, digits and separators do not disguise a mailbox. */
export function sharedMailboxError(email: string, field: string): FieldError | null {
  const local = email.toLowerCase().split('@')[0]!.split('+')[0]!;
  const words = withoutAccents(local)
    .split(/[^a-z]+/)
    .filter(Boolean);
  // "secretariat.cardio" is shared; "contact.martin" too; "rose.dim" is a person called Dim.
  if (!words.some((word, at) => SHARED_MAILBOXES.has(word) && (at === 0 || words.length === 1))) return null;
  return {
    ...{ field, rule: 'shared-mailbox' },
    message: 'Un accès est celui d’une seule personne : donnez son adresse nominative, pas celle d’un service.',
  };
}

/** Whether the address is of a domain open to anybody, and so waits for a person's check (CIM-16). */
export function isConsumerAddress(email: string, domains: readonly string[] = CONSUMER_DOMAINS): boolean {
  return domains.includes(email.toLowerCase().split('@').at(-1)!);
}
