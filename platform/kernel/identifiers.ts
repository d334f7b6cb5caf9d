/*
 * National identifiers of the French health system and their keys. Sources: `research/health-interop.md` section 1
 * (ANS, INSEE). A false key is refused where a person types it; at an interface it is told and never dropped, because
 * official examples carry some.
 */

/** RPPS: 11 digits whose last is Luhn's key. */
export function isRpps(text: string): boolean {
  return /^\d{11}$/.test(text) && hasLuhnKey(text);
}

/** ADELI: 9 characters, the first two a department (2A and 2B included); its key is not checked, RPPS replaces it. */
export function isAdeli(text: string): boolean {
  return /^(?:\d{2}|2[AB])\d{7}$/.test(text);
}

/** FINESS: 9 characters; Luhn's key when all are digits, none in Corsica (2A, 2B). */
export function isFiness(text: string): boolean {
  return /^2[AB]\d{7}$/.test(text) || (/^\d{9}$/.test(text) && hasLuhnKey(text));
}

const LA_POSTE = '356000000';

/** SIRET: 14 digits with Luhn's key, save La Poste, whose offices need only a sum of digits divisible by 5. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  return hasLuhnKey(text) || (text.startsWith(LA_POSTE) && digitSum(text) % 5 === 0);
}

/**
 * NIR with its key, 15 characters without spaces: the key is 97 − (N mod 97), the departments 2A and 2B counting as 19
 * and 18.
 */
export function isNir(text: string): boolean {
  if (!/^[1-478]\d{4}(?:\d{2}|2[AB])\d{6}\d{2}$/.test(text)) return false;
  const number = BigInt(text.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97n - (number % 97n) === BigInt(text.slice(13));
}

/** An identifier as exchanges carry it, without its prefix; `keyed` says whether its shape and key hold. */
export interface PrefixedIdentifier<Kind extends string> {
  readonly kind: Kind;
  readonly value: string;
  readonly keyed: boolean;
}

/** A person's: `8` RPPS, `0` ADELI, `3` FINESS and an internal identifier. Null for any other form. */
export function readIdnps(text: string): PrefixedIdentifier<'rpps' | 'adeli' | 'internal'> | null {
  const value = text.slice(1);
  if (/^8\d{11}$/.test(text)) return { kind: 'rpps', value, keyed: isRpps(value) };
  if (/^0[0-9AB]{9}$/.test(text)) return { kind: 'adeli', value, keyed: isAdeli(value) };
  if (/^3[0-9AB]{9}\/.+$/.test(text)) return { kind: 'internal', value, keyed: isFiness(value.slice(0, 9)) };
  return null;
}

/** A structure's: `1` FINESS, `3` SIRET, `4` RPPS and rank, `0` ADELI and rank. Null for any other form. */
export function readIdnst(text: string): PrefixedIdentifier<'finess' | 'siret' | 'rpps-rank' | 'adeli-rank'> | null {
  const value = text.slice(1);
  if (/^1[0-9AB]{9}$/.test(text)) return { kind: 'finess', value, keyed: isFiness(value) };
  if (/^3\d{14}$/.test(text)) return { kind: 'siret', value, keyed: isSiret(value) };
  if (/^4\d{12,14}$/.test(text)) return { kind: 'rpps-rank', value, keyed: isRpps(value.slice(0, 11)) };
  if (/^0[0-9AB]{10,12}$/.test(text)) return { kind: 'adeli-rank', value, keyed: isAdeli(value.slice(0, 9)) };
  return null;
}

/** The prefixed form of a professional's number: RPPS where there is one, else ADELI; null without either. */
export function idnpsOf(numbers: { readonly rpps: string | null; readonly adeli: string | null }): string | null {
  if (numbers.rpps !== null) return `8${numbers.rpps}`;
  return numbers.adeli === null ? null : `0${numbers.adeli}`;
}

/** Luhn: every second digit from the right doubled, nine taken off beyond nine, the sum divisible by ten. */
function hasLuhnKey(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

function digitSum(digits: string): number {
  return [...digits].reduce((total, digit) => total + Number(digit), 0);
}
