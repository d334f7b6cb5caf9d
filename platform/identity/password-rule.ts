import { Invalid } from '#platform/kernel/errors.ts';

/** CIM-19: minimum length of a password. */
export const MINIMUM_LENGTH = 12;
export const MAXIMUM_LENGTH = 256;

/**
 * Bits asked by the CNIL where repeated failures lock the account (recommendation of 21 July 2022, délibération
 * 2022-100, case 2), counted as its calculator does: length × log2(size of the alphabets used).
 */
const MINIMUM_BITS = 50;

/** Guesses a dictionary attack would need, below which a password counts as common (CIM-19): 10 to this power. */
const MINIMUM_GUESSES_LOG10 = 10;

/** What a dictionary attack thinks of a password. */
export interface Guessability {
  readonly guessesLog10: number;
  readonly warning: string | null;
  readonly suggestions: readonly string[];
}

/** What the meter shows and the rule decides. */
export interface PasswordVerdict {
  readonly accepted: boolean;
  /** 0 (none) to 4 (accepted with room to spare), for the meter. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** French sentences, most important first. */
  readonly advice: readonly string[];
}

/** Judges a password by its length, its alphabets and how soon a dictionary finds it. */
export function judgePassword(password: string, guessability: Guessability): PasswordVerdict {
  const short = [...password].length < MINIMUM_LENGTH;
  const narrow = entropyBits(password) < MINIMUM_BITS;
  const common = guessability.guessesLog10 < MINIMUM_GUESSES_LOG10;
  const accepted = !short && !narrow && !common;
  const advice = [
    ...(short ? [`Au moins ${MINIMUM_LENGTH} caractères : une phrase de plusieurs mots convient.`] : []),
    ...(narrow && !short ? ['Mêlez lettres, chiffres et signes, ou allongez.'] : []),
    ...(common && guessability.warning !== null ? [sentence(guessability.warning)] : []),
    ...(common ? guessability.suggestions.map(sentence) : []),
  ];
  if (common && advice.length === 0) advice.push('Ce mot de passe se devine trop vite : ajoutez un ou deux mots.');
  return { accepted, level: levelOf(password, accepted, guessability), advice };
}

/** Length × log2(alphabet), with the CNIL's sizes: 26 lower case, 26 upper case, 10 digits, 37 signs. */
export function entropyBits(password: string): number {
  const alphabets: readonly (readonly [RegExp, number])[] = [
    ...[[/\p{Ll}/u, 26] as const, [/\p{Lu}/u, 26] as const],
    ...[[/\d/, 10] as const, [/[^\p{L}\d]/u, 37] as const],
  ];
  const size = alphabets.reduce((sum, [pattern, count]) => sum + (pattern.test(password) ? count : 0), 0);
  return size === 0 ? 0 : [...password].length * Math.log2(size);
}

/** @throws {Invalid} `identity.password-weak` on the field, saying what to do. */
export function refuseWeak(verdict: PasswordVerdict, field: string): void {
  if (verdict.accepted) return;
  throw new Invalid('identity.password-weak', 'Ce mot de passe est trop facile à deviner.', [
    { field, rule: 'weak', message: verdict.advice.join(' ') },
  ]);
}

function levelOf(password: string, accepted: boolean, { guessesLog10 }: Guessability): PasswordVerdict['level'] {
  if (password === '') return 0;
  if (accepted) return guessesLog10 >= 14 ? 4 : 3;
  return guessesLog10 >= 7 ? 2 : 1;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
