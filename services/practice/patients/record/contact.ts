import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { Invalid, type FieldError } from '#platform/kernel/errors.ts';
import type { ContactState } from '../api/vocabulary.ts';

/** Contacts as a person typed them. */
export interface TypedContacts {
  readonly phone?: string | null | undefined;
  readonly secondPhone?: string | null | undefined;
  readonly email?: string | null | undefined;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

/** A telephone number as people of France write it, in E.164; null when it cannot be one. */
export function e164(typed: string): string | null {
  const parsed = parsePhoneNumberFromString(typed, 'FR');
  return parsed?.isPossible() === true && parsed.isValid() ? parsed.number : null;
}

/** An address of mail in the form it is kept, or null. */
export function mailAddress(typed: string): string | null {
  const address = typed.trim().toLowerCase();
  return EMAIL.test(address) && address.length <= 254 ? address : null;
}

/**
 * The contacts in the form they are kept; what was not given stays out.
 * @throws {Invalid} `patients.contact` naming each field (MAI-116: the form is checked as they are written).
 */
export function readContacts<Given extends TypedContacts>(given: Given): Pick<Given, keyof TypedContacts> {
  const errors: FieldError[] = [];
  const read: Record<string, string | null> = {};
  for (const field of ['phone', 'secondPhone', 'email'] as const) {
    const typed = given[field];
    if (typed === undefined) continue;
    const value = typed === null ? null : field === 'email' ? mailAddress(typed) : e164(typed);
    if (typed !== null && value === null) errors.push({ field, rule: 'form', message: WRONG[field] });
    read[field] = value;
  }
  if (errors.length > 0) throw new Invalid('patients.contact', 'Certaines coordonnées sont à corriger.', errors);
  return read as Pick<Given, keyof TypedContacts>;
}

const WRONG_PHONE = 'Ce numéro n’existe pas sous cette forme : 06 39 98 41 07, +32 470 12 34 56.';
export const WRONG = {
  phone: WRONG_PHONE,
  secondPhone: WRONG_PHONE,
  email: 'Cette adresse n’en est pas une : nom@exemple.fr.',
} as const;

/** How long a contact confirmed by the patient is taken for good. */
const FRESH = Temporal.Duration.from({ months: 12 });

/**
 * What a contact is worth today: one that a carrier refused is to be corrected, one not confirmed for a year is to be
 * checked (MAI-116).
 * @param confirmedOn day the patient last confirmed it, or the file was created with it
 */
export function contactState(
  value: string | null,
  refusedAt: string | null,
  confirmedOn: string | null,
  today: Temporal.PlainDate,
): ContactState {
  if (value === null) return 'absent';
  if (refusedAt !== null) return 'to-correct';
  if (confirmedOn === null) return 'to-check';
  const stale = Temporal.PlainDate.compare(Temporal.PlainDate.from(confirmedOn).add(FRESH), today) < 0;
  return stale ? 'to-check' : 'good';
}
