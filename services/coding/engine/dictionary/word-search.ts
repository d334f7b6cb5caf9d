import type { CompiledDictionary } from './compiled-dictionary.ts';
import { canonicalsBeginning } from '../text/equivalents.ts';
import { listsOf } from './packed-lists.ts';
import { Spelling } from './spelling.ts';
import { isStopWord, tokenize } from '../text/tokens.ts';

/** How many words one beginning may stand for. */
const MOST_COMPLETIONS = 400;

/** Searches the entries of the dictionary by words, the last of which may be unfinished. */
export class WordSearch {
  readonly #dictionary: CompiledDictionary;
  /** Numbers of the words, in alphabetical order. */
  readonly #alphabetical: Uint32Array;
  /** Entries by word. */
  readonly #starts: Uint32Array;
  readonly #entries: Uint32Array;
  readonly #spelling: Spelling;

  constructor(dictionary: CompiledDictionary) {
    this.#dictionary = dictionary;
    const { words, entryWords, entryWordStarts } = dictionary;
    this.#alphabetical = Uint32Array.from(words.keys()).toSorted((a, b) => (words[a]! < words[b]! ? -1 : 1));
    const lists: number[][] = words.map(() => []);
    for (let entry = 0; entry + 1 < entryWordStarts.length; entry += 1) {
      for (let at = entryWordStarts[entry]!; at < entryWordStarts[entry + 1]!; at += 1)
        lists[entryWords[at]!]!.push(entry);
    }
    [this.#starts, this.#entries] = listsOf(lists);
    this.#spelling = new Spelling(words, dictionary);
  }

  /** Places in `Reference.codes`, best first: all words found, then the entry that says least besides. */
  find(query: string, limit: number): number[] {
    const tokens = tokenize(query).filter(({ text }) => !isStopWord(text));
    if (tokens.length === 0) return [];
    const found = new Map<number, { matched: number; weight: number }>();
    for (const [at, { text, stem }] of tokens.entries()) {
      const words = this.#wordsFor(text, stem, at === tokens.length - 1);
      const here = new Set<number>();
      for (const word of words) {
        for (let slot = this.#starts[word]!; slot < this.#starts[word + 1]!; slot += 1) {
          const entry = this.#entries[slot]!;
          if (here.has(entry)) continue;
          const known = found.get(entry);
          // An entry that lacks an earlier word cannot become a full answer.
          if (known === undefined && at > 0) continue;
          here.add(entry);
          found.set(entry, {
            matched: (known?.matched ?? 0) + 1,
            weight: (known?.weight ?? 0) + this.#dictionary.rarity[word]!,
          });
        }
      }
    }
    return this.#rank(found, tokens.length, limit);
  }

  #wordsFor(text: string, stem: string, unfinished: boolean): readonly number[] {
    const { words } = this.#dictionary;
    const completions = this.#beginningWith(unfinished ? text : stem, unfinished);
    if (completions.length > 0) return completions;
    const stemmed = this.#beginningWith(stem, unfinished);
    if (stemmed.length > 0) return stemmed;
    const nouns =
      unfinished && text.length > 3
        ? canonicalsBeginning(text).flatMap((noun) => this.#beginningWith(noun, false))
        : [];
    if (nouns.length > 0) return nouns;
    const near = this.#spelling.nearest(stem);
    return near < 0 || words[near] === undefined ? [] : [near];
  }

  #beginningWith(beginning: string, unfinished: boolean): number[] {
    const { words } = this.#dictionary;
    let low = 0;
    let high = this.#alphabetical.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (words[this.#alphabetical[middle]!]! < beginning) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low; at < this.#alphabetical.length && found.length < MOST_COMPLETIONS; at += 1) {
      const word = this.#alphabetical[at]!;
      if (unfinished ? !words[word]!.startsWith(beginning) : words[word] !== beginning) break;
      found.push(word);
    }
    return found;
  }

  #rank(found: ReadonlyMap<number, { matched: number; weight: number }>, asked: number, limit: number): number[] {
    const { entryCodes, entryCodeStarts, entryWords, entryWordStarts, entryRank, rarity } = this.#dictionary;
    const best = new Map<number, number>();
    for (const [entry, { matched, weight }] of found) {
      if (matched < asked) continue;
      let whole = 0;
      for (let at = entryWordStarts[entry]!; at < entryWordStarts[entry + 1]!; at += 1)
        whole += rarity[entryWords[at]!]!;
      for (let at = entryCodeStarts[entry]!; at < entryCodeStarts[entry + 1]!; at += 1) {
        const code = entryCodes[at]!;
        const score = weight / whole + entryRank[entry]! * 0.03 - (at - entryCodeStarts[entry]!) * 0.05;
        if (score > (best.get(code) ?? 0)) best.set(code, score);
      }
    }
    return [...best]
      .toSorted(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
      .slice(0, limit)
      .map(([code]) => code);
  }
}
