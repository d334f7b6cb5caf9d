import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { judgePassword, type PasswordVerdict } from './password-rule.ts';

let loading: Promise<ZxcvbnFactory> | undefined;

/**
 * Judges a password (see `judgePassword`), guessing with French and common dictionaries.
 * @param known words an attacker knows: name, e-mail, organisation.
 */
export async function examinePassword(password: string, known: readonly string[]): Promise<PasswordVerdict> {
  loading ??= load();
  const guesser = await loading;
  const words = [...known, 'cabinet'].flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u)).filter(Boolean);
  const { guessesLog10, feedback } = guesser.check(password, words);
  const verdict = judgePassword(password, { guessesLog10, ...feedback });
  return holdsAddress(password, known) ? withoutAddress(verdict) : verdict;
}

/** An address is long, and known to everybody (MAI-024). */
function holdsAddress(password: string, known: readonly string[]): boolean {
  const typed = password.toLowerCase();
  return known.some((text) => text.includes('@') && typed.includes(text.toLowerCase()));
}

function withoutAddress({ advice }: PasswordVerdict): PasswordVerdict {
  return { accepted: false, level: 1, advice: ['Il contient votre adresse e-mail : retirez-la.', ...advice] };
}

/** The dictionaries weigh 40 MB in memory: read when the first password is chosen, not at start. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    ...([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr')] as const),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    translations: french.translations,
    // Beyond this a password is judged strong by its length; checking more would only cost time.
    maxLength: 128,
  });
}
