/** Finds which of many names hold a word that begins as asked, without reading them all. */
export class WordIndex {
  readonly #words: readonly string[];
  readonly #holders: readonly (readonly number[])[];

  /** @param names the folded words of each name. */
  constructor(names: readonly (readonly string[])[]) {
    const holders = new Map<string, number[]>();
    for (const [at, words] of names.entries()) {
      for (const word of new Set(words)) {
        const list = holders.get(word);
        if (list === undefined) holders.set(word, [at]);
        else list.push(at);
      }
    }
    const sorted = [...holders].toSorted(([one], [other]) => (one < other ? -1 : 1));
    this.#words = sorted.map(([word]) => word);
    this.#holders = sorted.map(([, list]) => list);
  }

  /** Positions of the names with a word that begins with `beginning`. */
  beginningWith(beginning: string): ReadonlySet<number> {
    // No word goes beyond the last letter of Unicode's basic plane.
    const holders = this.#holders.slice(this.#firstFrom(beginning), this.#firstFrom(`${beginning}\uffff`));
    return new Set(holders.flat());
  }

  #firstFrom(beginning: string): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle]! < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
