/**
 * The dictionary as arrays, ready to be written to a file and read back without being built again. A list of lists is
 * a pair: `…Starts[i]` to `…Starts[i + 1]` are the places of the i-th list in the other array.
 *
 * - *word*: a stem of the vocabulary, by its number;
 * - *entry*: a set of words that means one or several codes, whatever the order;
 * - *term*: one way of writing a code, for comparison by trigrams.
 */
export interface CompiledDictionary {
  readonly words: readonly string[];
  /** Inverse frequency of each word over the entries, in nats. */
  readonly rarity: Float32Array;
  readonly entryWordStarts: Uint32Array;
  readonly entryWords: Uint32Array;
  /** Codes of an entry, most believed first, as places in `Reference.codes`. */
  readonly entryCodeStarts: Uint32Array;
  readonly entryCodes: Uint32Array;
  /** Place of the second code of the most believed term plus one; 0 when it has none. */
  readonly entrySecondCodes: Uint32Array;
  /** How much the source of the first code is believed (`SOURCE_RANK`). */
  readonly entryRank: Uint8Array;
  /** 1 when recognised in capitals only: short forms of two or three letters. */
  readonly entryCapitals: Uint8Array;
  /** Entries by their rarest word: a sentence looks at few of them. */
  readonly anchorStarts: Uint32Array;
  readonly anchors: Uint32Array;
  /** Hashes of words with one letter removed, sorted, and the words they come from (SymSpell). */
  readonly deletionHashes: Uint32Array;
  readonly deletionWords: Uint32Array;
  readonly termTexts: readonly string[];
  readonly termCodes: Uint32Array;
  readonly termRanks: Uint8Array;
  /** Terms by trigram; the number of a trigram is `trigramNumber`. */
  readonly gramStarts: Uint32Array;
  readonly grams: Uint32Array;
  /** Length of each term's vector. */
  readonly termNorms: Float32Array;
}
