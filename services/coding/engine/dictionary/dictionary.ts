import { SOURCE_RANK } from './compile-dictionary.ts';
import type { CompiledDictionary } from './compiled-dictionary.ts';
import { editDistance, Spelling } from './spelling.ts';
import { isStopWord, type Token } from '../text/tokens.ts';

/** A place where an entry of the dictionary stands in a proposition. */
export interface Match {
  readonly entry: number;
  /** Positions of its words among the tokens, ascending. */
  readonly at: readonly number[];
  /** Words recognised in spite of a misspelling. */
  readonly misspelt: number;
  /** Sum of the rarities of its words: how much it says. */
  readonly weight: number;
}

interface Content {
  readonly word: number;
  readonly stem: string;
  readonly at: number;
  readonly misspelt: boolean;
  /** Where it stands on a line whose unit is one word of meaning. */
  readonly x: number;
}

const UNKNOWN = -1;
const LONG_WORD = 9;
/** In nats: below, a word is in many terms and says little alone. */
const RARE_WORD = 6.5;
/** Sides and small qualifiers take no room: they may stand within any term. */
const TRANSPARENT = new Set(['droit', 'gauch', 'bilateral', 'tres', 'bien', 'important', 'discret', 'recent']);

/**
 * Recognises terms in tokens: all words of the term within a short window, in any order, with small words between,
 * tolerant to spelling. Each term waits under its rarest word, so that a sentence looks at few of them.
 */
export class Dictionary {
  readonly #compiled: CompiledDictionary;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #spelling: Spelling;

  readonly #besides: (code: number) => boolean;

  /** @param besides codes that add to a longer term rather than being part of it: the germ of an infection. */
  constructor(compiled: CompiledDictionary, besides: (code: number) => boolean) {
    this.#compiled = compiled;
    this.#besides = besides;
    this.#ids = new Map(compiled.words.map((word, at) => [word, at]));
    this.#spelling = new Spelling(compiled.words, compiled);
  }

  /** Number of a stem in the vocabulary, or -1. */
  wordOf(stem: string): number {
    return this.#ids.get(stem) ?? UNKNOWN;
  }

  rarity(word: number): number {
    return this.#compiled.rarity[word] ?? 0;
  }

  /** Places in `Reference.codes` of the codes of an entry, most believed first. */
  codesOf(entry: number): Uint32Array {
    const { entryCodes, entryCodeStarts } = this.#compiled;
    return entryCodes.subarray(entryCodeStarts[entry], entryCodeStarts[entry + 1]);
  }

  /** Place of the code that goes with the first one (dagger and asterisk, germ), or null. */
  secondCodeOf(entry: number): number | null {
    const second = this.#compiled.entrySecondCodes[entry]!;
    return second === 0 ? null : second - 1;
  }

  /** How much the source of an entry is believed (`SOURCE_RANK`). */
  rankOf(entry: number): number {
    return this.#compiled.entryRank[entry]!;
  }

  /** Every entry that stands in one proposition, longest first, those within a longer one left out. */
  find(tokens: readonly Token[], text: string): Match[] {
    const content = this.#contentOf(tokens, text);
    const { anchors, anchorStarts, entryCapitals } = this.#compiled;
    const found: Match[] = [];
    for (const [place, { word, at: tokenAt }] of content.entries()) {
      if (word === UNKNOWN) continue;
      for (let slot = anchorStarts[word]!; slot < anchorStarts[word + 1]!; slot += 1) {
        const entry = anchors[slot]!;
        if (entryCapitals[entry] === 1 && !tokens[tokenAt]!.capitals) continue;
        const match = this.#matchAt(entry, content, place);
        if (match !== null) found.push(match);
      }
    }
    return withoutContained(found, ({ entry }) => this.#besides(this.codesOf(entry)[0]!));
  }

  #contentOf(tokens: readonly Token[], text: string): Content[] {
    const content: Content[] = [];
    let previousEnd = tokens[0]?.start ?? 0;
    let x = 0;
    for (const [at, token] of tokens.entries()) {
      x += distanceOf(text, previousEnd, token);
      previousEnd = token.end;
      if (isStopWord(token.text)) continue;
      let word = this.wordOf(token.stem);
      const misspelt = word === UNKNOWN;
      if (misspelt && !token.capitals) word = this.#spelling.nearest(token.stem);
      x += TRANSPARENT.has(token.stem) ? 0 : 1;
      content.push({ word, stem: token.stem, at, misspelt: misspelt && word !== UNKNOWN, x });
    }
    return content;
  }

  /**
   * One word alone says less than an expression: it must be rare unless a clinician wrote it as a term, and is not
   * guessed from a misspelling unless it is long.
   */
  #mayStandAlone(entry: number, { word, stem, misspelt }: Content): boolean {
    const { entryRank, rarity, words } = this.#compiled;
    if (misspelt && (words[word]!.length < LONG_WORD || editDistance(stem, words[word]!, 2) > 1)) return false;
    return entryRank[entry]! >= SOURCE_RANK.own || rarity[word]! >= RARE_WORD;
  }

  #matchAt(entry: number, content: readonly Content[], around: number): Match | null {
    const { entryWords, entryWordStarts, rarity } = this.#compiled;
    const first = entryWordStarts[entry]!;
    const end = entryWordStarts[entry + 1]!;
    const anchor = content[around]!;
    if (end - first === 1) {
      if (!this.#mayStandAlone(entry, anchor)) return null;
      return { entry, at: [anchor.at], misspelt: Number(anchor.misspelt), weight: rarity[anchor.word]! };
    }
    const width = end - first - 1 + slackOf(end - first);
    const places = [around];
    let weight = 0;
    for (let slot = first; slot < end; slot += 1) {
      const word = entryWords[slot]!;
      weight += rarity[word]!;
      if (word === anchor.word) continue;
      const place = nearest(content, word, around, width);
      if (place < 0) return null;
      places.push(place);
    }
    places.sort((a, b) => a - b);
    if (content[places.at(-1)!]!.x - content[places[0]!]!.x > width) return null;
    const misspelt = places.filter((place) => content[place]!.misspelt).length;
    return { entry, at: places.map((place) => content[place]!.at), misspelt, weight };
  }
}

/** How many words a separation counts for: an expression does not run over a colon, seldom over a comma. */
function distanceOf(text: string, from: number, token: Token): number {
  let distance = SEPARATING.get(token.text) ?? 0;
  for (let at = from; at < token.start; at += 1) {
    const character = text[at];
    if (character === ':' || character === '(' || character === ')') return 3;
    if (character === ',') distance = Math.max(2, distance);
  }
  return distance;
}

const SEPARATING = new Map([
  ...['avec', 'sans', 'ni', 'apres'].map((word) => [word, 2] as const),
  ...['pour', 'puis', 'malgre', 'mais'].map((word) => [word, 3] as const),
]);

/** Words further apart than this, beyond the term's own length, are not one expression. */
function slackOf(length: number): number {
  return length < 3 ? 1 : 2;
}

function nearest(content: readonly Content[], word: number, from: number, reach: number): number {
  const { x } = content[from]!;
  for (let distance = 1; ; distance += 1) {
    const after = content[from + distance];
    const before = content[from - distance];
    const afterIn = after !== undefined && after.x - x <= reach;
    const beforeIn = before !== undefined && x - before.x <= reach;
    if (afterIn && after.word === word) return from + distance;
    if (beforeIn && before.word === word) return from - distance;
    if (!afterIn && !beforeIn) return -1;
  }
}

/** Keeps the matches that say most: one whose words all lie within a longer one adds nothing. */
function withoutContained(found: readonly Match[], besides: (match: Match) => boolean): Match[] {
  const longestFirst = found.toSorted((a, b) => b.at.length - a.at.length || b.weight - a.weight);
  const kept: Match[] = [];
  for (const match of longestFirst) {
    const contained = kept.some(
      (longer) => longer.at[0]! <= match.at[0]! && match.at.every((place) => longer.at.includes(place)),
    );
    if (!contained || besides(match)) kept.push(match);
  }
  return kept;
}
