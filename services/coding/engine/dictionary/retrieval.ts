import type { CompiledDictionary } from './compiled-dictionary.ts';
import { trigramsOf } from '../text/trigrams.ts';

/** A term that resembles a phrase; `code` is a place in `Reference.codes`, `score` a cosine from 0 to 1. */
export interface Resemblance {
  readonly code: number;
  readonly term: number;
  readonly score: number;
}

/** Compares phrases with every term by rare trigrams in common (cosine of inverse document frequencies). */
export class Retrieval {
  readonly #dictionary: CompiledDictionary;
  readonly #weights: Float32Array;
  readonly #scores: Float32Array;
  readonly #touched: Uint32Array;
  #byCode: ReadonlyMap<number, readonly number[]> | null = null;

  constructor(dictionary: CompiledDictionary) {
    this.#dictionary = dictionary;
    const { gramStarts, termTexts } = dictionary;
    this.#weights = Float32Array.from({ length: gramStarts.length - 1 }, (_value, gram) => {
      const count = gramStarts[gram + 1]! - gramStarts[gram]!;
      return count === 0 ? Math.log(termTexts.length + 1) : Math.log((termTexts.length + 1) / count);
    });
    this.#scores = new Float32Array(termTexts.length);
    this.#touched = new Uint32Array(termTexts.length);
  }

  /**
   * How much a passage supports a code, 0 to 1: the share of one of its terms, by weight of trigrams, that is found in
   * the passage. A passage says more than the term, so that what it adds does not count against it.
   */
  support(code: number, passage: string): number {
    this.#byCode ??= Map.groupBy(this.#dictionary.termCodes.keys(), (term) => this.#dictionary.termCodes[term]!);
    const said = new Set(trigramsOf(passage));
    const shares = (this.#byCode.get(code) ?? []).map((term) => {
      const common = trigramsOf(this.#dictionary.termTexts[term]!).filter((gram) => said.has(gram));
      const dot = common.reduce((sum, gram) => sum + this.#weights[gram]! ** 2, 0);
      return dot / this.#dictionary.termNorms[term]! ** 2;
    });
    return Math.max(0, ...shares);
  }

  /** The codes whose terms most resemble a phrase, best first, each code once by its best term. */
  nearest(phrase: string, limit: number): Resemblance[] {
    const { gramStarts, grams, termNorms, termCodes, termRanks } = this.#dictionary;
    const vector = trigramsOf(phrase);
    let touched = 0;
    let square = 0;
    for (const gram of vector) {
      const weight = this.#weights[gram]! ** 2;
      square += weight;
      for (let at = gramStarts[gram]!; at < gramStarts[gram + 1]!; at += 1) {
        const term = grams[at]!;
        if (this.#scores[term] === 0) this.#touched[touched++] = term;
        this.#scores[term]! += weight;
      }
    }
    const norm = Math.sqrt(square);
    const byCode = new Map<number, Resemblance>();
    for (let at = 0; at < touched; at += 1) {
      const term = this.#touched[at]!;
      const score = this.#scores[term]! / (norm * termNorms[term]!) + termRanks[term]! * RANK_WEIGHT;
      this.#scores[term] = 0;
      if (score < LEAST) continue;
      const code = termCodes[term]!;
      const known = byCode.get(code);
      if (known === undefined || score > known.score) byCode.set(code, { code, term, score });
    }
    return [...byCode.values()].toSorted((a, b) => b.score - a.score || a.code - b.code).slice(0, limit);
  }
}

/** A believed source wins among terms that resemble equally. */
const RANK_WEIGHT = 0.002;
const LEAST = 0.15;
