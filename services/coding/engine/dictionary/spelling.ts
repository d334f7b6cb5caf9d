/** Shorter words are never corrected: at four letters another word is one letter away. */
const SHORTEST = 5;
/** Longer ones are no word: the length of the text's longest run of letters must not decide how long a search takes. */
const LONGEST = 40;
/** From this length on, two mistakes are forgiven. */
const LONG = 9;
const LETTERS = /^[a-z]+$/;

interface DeletionIndex {
  readonly deletionHashes: Uint32Array;
  readonly deletionWords: Uint32Array;
}

/**
 * Index of the neighbourhood of deletions: two words are one mistake apart (a letter missing, added, changed, or two
 * exchanged) when removing at most one letter from each makes them equal (Garbe, SymSpell).
 */
export function deletionIndex(words: readonly string[]): DeletionIndex {
  const pairs: [hash: number, word: number][] = [];
  for (const [at, word] of words.entries()) {
    if (word.length < SHORTEST || word.length > LONGEST || !LETTERS.test(word)) continue;
    for (const hash of shapes(word)) pairs.push([hash, at]);
  }
  pairs.sort(([a, wordA], [b, wordB]) => a - b || wordA - wordB);
  return {
    deletionHashes: Uint32Array.from(pairs, ([hash]) => hash),
    deletionWords: Uint32Array.from(pairs, ([, word]) => word),
  };
}

/** Finds the known word nearest to an unknown one. */
export class Spelling {
  readonly #words: readonly string[];
  readonly #index: DeletionIndex;
  readonly #remembered = new Map<string, number>();

  constructor(words: readonly string[], index: DeletionIndex) {
    this.#words = words;
    this.#index = index;
  }

  /** @returns number of the nearest known word, or -1 when none is near enough or the word is too short. */
  nearest(word: string): number {
    if (word.length < SHORTEST || word.length > LONGEST || !LETTERS.test(word)) return -1;
    let found = this.#remembered.get(word);
    if (found === undefined) {
      found = this.#search(word);
      if (this.#remembered.size > 20_000) this.#remembered.clear();
      this.#remembered.set(word, found);
    }
    return found;
  }

  #search(word: string): number {
    let best = -1;
    let limit = word.length >= LONG ? 3 : 2;
    const { deletionHashes, deletionWords } = this.#index;
    for (const hash of shapes(word)) {
      for (let at = lowerBound(deletionHashes, hash); deletionHashes[at] === hash; at += 1) {
        const candidate = this.#words[deletionWords[at]!]!;
        // The first letter is rarely mistyped, and tells many medical prefixes apart (hypo, hyper; endo, ecto).
        if (candidate[0] !== word[0]) continue;
        const distance = editDistance(word, candidate, limit);
        if (distance < limit) [best, limit] = [deletionWords[at]!, distance];
      }
    }
    return best;
  }
}

function shapes(word: string): number[] {
  return [hashOf(word), ...Array.from(word, (_letter, at) => hashOf(word.slice(0, at) + word.slice(at + 1)))];
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function lowerBound(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Distance in letters missing, added, changed or exchanged (optimal string alignment), given up at `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_value, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let value = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + cost);
      const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (exchanged) value = Math.min(value, before[column - 2]! + 1);
      current.push(value);
      least = Math.min(least, value);
    }
    if (least >= limit) return limit;
    [before, previous] = [previous, current];
  }
  return previous[b.length]!;
}
