import type { Term } from '../../services/coding/engine/reference.ts';

const SMALL = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'l',
  'd',
  'un',
  'une',
  'a',
  'au',
  'aux',
  'en',
  'et',
  'par',
]);
const NEGATION = /\b(?:pas|sans|aucune?|ni|absence|negati(?:f|ve)|elimine)\b/;

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe');
}

function wordsOf(text: string): string[] {
  return (
    fold(text)
      .match(/[a-z0-9]+/g)
      ?.filter((word) => !SMALL.has(word)) ?? []
  );
}

/**
 * The peer of this bench, the plain method one would write first: longest match of normalised words against the same
 * terms, a sentence dropped whole when it holds a negation; phrases by cosine of character 3- and 4-grams (TF-IDF).
 */
export class Baseline {
  readonly #byWords = new Map<string, string>();
  readonly #terms: readonly Term[];
  #longest = 0;
  #grams: { readonly postings: Map<string, number[]>; readonly norms: Float64Array } | null = null;

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
    for (const { text, code } of terms) {
      const words = wordsOf(text.replaceAll(/\([^)]*\)/g, ' '));
      const key = words.join(' ');
      if (words.length === 0 || words.length > 8 || key.length < 4 || this.#byWords.has(key)) continue;
      this.#byWords.set(key, code);
      this.#longest = Math.max(this.#longest, words.length);
    }
  }

  /** Three-character categories found in a text. */
  categories(text: string): Set<string> {
    const found = new Set<string>();
    for (const sentence of text.split(/[.;\n]/)) {
      if (NEGATION.test(fold(sentence))) continue;
      const words = wordsOf(sentence);
      for (let at = 0; at < words.length;) {
        const length = this.#longestAt(words, at);
        if (length > 0) found.add(this.#byWords.get(words.slice(at, at + length).join(' '))!.slice(0, 3));
        at += Math.max(1, length);
      }
    }
    return found;
  }

  /** Code of the term nearest to a phrase. */
  nearest(phrase: string): string | undefined {
    const { postings, norms } = (this.#grams ??= this.#index());
    const scores = new Map<number, number>();
    for (const gram of gramsOf(phrase)) {
      const terms = postings.get(gram);
      if (terms === undefined) continue;
      const weight = Math.log(this.#terms.length / terms.length) ** 2;
      for (const term of terms) scores.set(term, (scores.get(term) ?? 0) + weight);
    }
    let [best, bestScore] = [-1, 0];
    for (const [term, score] of scores)
      if (score / norms[term]! > bestScore) [best, bestScore] = [term, score / norms[term]!];
    return this.#terms[best]?.code;
  }

  #longestAt(words: readonly string[], at: number): number {
    for (let length = Math.min(this.#longest, words.length - at); length > 0; length -= 1) {
      if (this.#byWords.has(words.slice(at, at + length).join(' '))) return length;
    }
    return 0;
  }

  #index() {
    const postings = new Map<string, number[]>();
    for (const [at, { text }] of this.#terms.entries()) {
      for (const gram of gramsOf(text)) {
        const known = postings.get(gram);
        if (known === undefined) postings.set(gram, [at]);
        else known.push(at);
      }
    }
    const squares = new Float64Array(this.#terms.length);
    for (const terms of postings.values()) {
      const weight = Math.log(this.#terms.length / terms.length) ** 2;
      for (const term of terms) squares[term]! += weight;
    }
    return { postings, norms: squares.map(Math.sqrt) };
  }
}

function gramsOf(text: string): Set<string> {
  const padded = ` ${wordsOf(text).join(' ')} `;
  const grams = new Set<string>();
  for (const length of [3, 4])
    for (let at = 0; at + length <= padded.length; at += 1) grams.add(padded.slice(at, at + length));
  return grams;
}
