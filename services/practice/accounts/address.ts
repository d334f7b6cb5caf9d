import { Invalid } from '#platform/kernel/errors.ts';
import { readPhoneNumber } from '#platform/kernel/phone-numbers.ts';
import { isMailAddress } from '#platform/notifications/addresses.ts';

/** Where a patient is reached, verified by a code. */
export type Address =
  | { readonly kind: 'email'; readonly value: string }
  /** E.164. */
  | { readonly kind: 'phone'; readonly value: string };

/**
 * Reads what somebody typed in the one box: an e-mail, or a mobile as people write it (`06 12 34 56 78`).
 * @param countries whose mobiles a code is sent to: anybody may ask for one, and far ones cost
 * @throws {Invalid} `accounts.address`
 */
export function readAddress(typed: string, countries: ReadonlySet<string>): Address {
  const text = typed.trim();
  if (text.includes('@')) {
    const value = text.toLowerCase();
    if (isMailAddress(value)) return { kind: 'email', value };
    throw wrong('Adresse e-mail attendue, comme prenom.nom@exemple.fr.');
  }
  const phone = readPhoneNumber(text);
  if (phone?.mobile === true && countries.has(phone.country ?? '')) return { kind: 'phone', value: phone.e164 };
  if (phone?.mobile === true) throw wrong('Aucun SMS ne part vers ce pays : donnez plutôt une adresse e-mail.');
  throw wrong('Adresse e-mail ou numéro de mobile attendu, comme 06 12 34 56 78.');
}

function wrong(message: string): Invalid {
  return new Invalid('accounts.address', 'Cette adresse ne peut pas recevoir de code.', [
    { field: 'adresse', rule: 'address', message },
  ]);
}
