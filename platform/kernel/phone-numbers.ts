import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A telephone number understood. */
export interface PhoneNumber {
  /** International form (ITU-T E.164): `+33639980123`. */
  readonly e164: string;
  /** Whether it may receive SMS. */
  readonly mobile: boolean;
  /** Two letters (ISO 3166-1); null for numbers of no country. */
  readonly country: string | null;
}

/**
 * Mobile numbers kept by the French regulator for works of fiction (ARCEP, décision 2018-0881): they ring at nobody, so
 * invented people have them, though the numbering plan gives them to no operator.
 */
const FICTION = /^\+3363998\d{4}$/;

/** Reads a number as people type it; without `+` it is French. @returns null when no telephone has such a number. */
export function readPhoneNumber(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text, 'FR');
  if (number === undefined) return null;
  if (FICTION.test(number.number)) return { e164: number.number, mobile: true, country: 'FR' };
  if (!number.isValid()) return null;
  const type = number.getType();
  const mobile = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
  return { e164: number.number, mobile, country: number.country ?? null };
}
