import { foldText } from './tokens.ts';

/** Letters, digits and the space at the edge of words. */
const ALPHABET = 37;

/** How many trigrams there are. */
export const TRIGRAMS = ALPHABET ** 3;

/** @returns 1 to 36 for a letter or digit, 0 for anything else. */
function rankOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  return code >= 48 && code <= 57 ? code - 21 : 0;
}

/**
 * Numbers of the trigrams of a text, each once, words edged by one space: what survives typing mistakes, endings and
 * compounds. The same representation as the character n-grams of classical information retrieval.
 */
export function trigramsOf(text: string): Uint32Array {
  const folded = foldText(text);
  const found = new Set<number>();
  let before = 0;
  let last = 0;
  for (let at = 0; at <= folded.length; at += 1) {
    const next = at < folded.length ? rankOf(folded.charCodeAt(at)) : 0;
    if (last !== 0) found.add((before * ALPHABET + last) * ALPHABET + next);
    before = last;
    last = next;
  }
  return Uint32Array.from(found);
}
