import type { FieldError } from '#platform/kernel/errors.ts';
import { sharedMailboxError } from './addresses.ts';
import { kindOfCategory, type Category } from './categories.ts';

/** A request to open an account (CIM-14): identity, function, professional e-mail, establishment, billing identity. */
export interface SignUpForm {
  readonly category: Category;
  readonly name: string;
  readonly function: string;
  readonly email: string;
  readonly establishment: string;
  readonly billing: { readonly name: string; readonly address: string; readonly siret: string | null };
}

/** What breaks a rule that concerns more than the shape of one field. */
export function signUpErrors(form: SignUpForm): readonly FieldError[] {
  const shared = sharedMailboxError(form.email, 'email');
  const siret = siretError(form);
  return [...(shared === null ? [] : [shared]), ...(siret === null ? [] : [siret])];
}

function siretError({ category, billing }: SignUpForm): FieldError | null {
  const field = 'billing.siret';
  if (billing.siret === null) {
    if (kindOfCategory(category) === 'individual') return null;
    return { field, rule: 'required', message: 'Le SIRET de l’établissement, 14 chiffres.' };
  }
  if (isSiret(billing.siret)) return null;
  return { field, rule: 'checksum', message: 'Ce SIRET n’est pas valable : vérifiez ses 14 chiffres.' };
}

const LA_POSTE = '356000000';

/** INSEE's check: Luhn over 14 digits; establishments of La Poste add up to a multiple of five instead. */
export function isSiret(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  const digits = [...siret].map(Number);
  const plain = digits.reduce((sum, digit) => sum + digit, 0);
  if (siret.startsWith(LA_POSTE) && plain % 5 === 0) return true;
  // Every second digit from the left, of an even count, is doubled.
  const luhn = digits.reduce((sum, digit, at) => sum + (at % 2 === 0 ? doubled(digit) : digit), 0);
  return luhn % 10 === 0;
}

function doubled(digit: number): number {
  return digit < 5 ? digit * 2 : digit * 2 - 9;
}
