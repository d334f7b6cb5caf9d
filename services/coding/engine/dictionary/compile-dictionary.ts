import type { CompiledDictionary } from './compiled-dictionary.ts';
import { deletionIndex } from './spelling.ts';
import { listsOf } from './packed-lists.ts';
import type { Abbreviation, Code, Term, TermSource } from '../reference.ts';
import { retrievalText, variantsOf } from './term-variants.ts';
import { contentStems, isStopWord, tokenize } from '../text/tokens.ts';
import { TRIGRAMS, trigramsOf } from '../text/trigrams.ts';

/** How much a source is believed when several say different codes for the same words. */
export const SOURCE_RANK: Readonly<Record<TermSource | 'abbreviation', number>> = {
  ...{ establishment: 7, own: 6, label: 5, thesaurus: 4, index: 3, orpha: 2, abbreviation: 1 },
};

/** Longer labels are found by their trigrams only. */
const LONGEST_ENTRY = 16;

/** Short forms that name kinds of stay and of care in SMR reports before any disease. */
const NOT_TERMS = new Set(['HTP', 'HC', 'HDJ', 'HDS', 'SMR', 'SSR', 'TCC', 'ETP', 'APA', 'EMS']);

interface Draft {
  readonly stems: readonly string[];
  /** Code to rank. */
  readonly codes: Map<number, number>;
  capitals: boolean;
  /** Of the most believed term. */
  second: number;
  rank: number;
}

/** Builds the dictionary from its terms. Slow (seconds): the result is kept in a cache. */
export function compileDictionary(
  codes: readonly Code[],
  terms: readonly Term[],
  abbreviations: readonly Abbreviation[],
): CompiledDictionary {
  const places = new Map(codes.map(({ code }, at) => [code, at]));
  const drafts = draftsOf(terms, codes, places);
  addAbbreviations(drafts, abbreviations);
  const ids = new Map<string, number>();
  const counts: number[] = [];
  for (const { stems } of drafts.values()) {
    for (const stem of stems) {
      const id = ids.get(stem) ?? counts.push(0) - 1;
      ids.set(stem, id);
      counts[id]! += 1;
    }
  }
  const words = [...ids.keys()];
  const rarity = Float32Array.from(counts, (count) => Math.log((drafts.size + 1) / count));
  const entries = [...drafts.values()].map(({ stems, codes: byRank, capitals, second }) => ({
    words: stems.map((stem) => ids.get(stem)!),
    codes: [...byRank]
      .toSorted(([a, rankA], [b, rankB]) => rankB - rankA || preferred(codes, a, b))
      .map(([code]) => code),
    rank: Math.max(...byRank.values()),
    capitals,
    second,
  }));
  const [entryWordStarts, entryWords] = listsOf(entries.map((entry) => entry.words));
  const [entryCodeStarts, entryCodes] = listsOf(entries.map((entry) => entry.codes));
  const byAnchor: number[][] = words.map(() => []);
  for (const [at, entry] of entries.entries()) {
    byAnchor[entry.words.reduce((a, b) => (rarity[b]! > rarity[a]! ? b : a))]!.push(at);
  }
  const [anchorStarts, anchors] = listsOf(byAnchor);
  return {
    ...{ words, rarity, entryWordStarts, entryWords, entryCodeStarts, entryCodes, anchorStarts, anchors },
    entrySecondCodes: Uint32Array.from(entries, ({ second }) => second),
    entryRank: Uint8Array.from(entries, ({ rank }) => rank),
    entryCapitals: Uint8Array.from(entries, ({ capitals }) => Number(capitals)),
    ...deletionIndex(words),
    ...trigramIndex(terms, places),
  };
}

/** Of two codes equally believed, the one that claims less: shorter, then "sans précision", then the first. */
function preferred(codes: readonly Code[], a: number, b: number): number {
  const vague = (at: number): number => Number(/sans précision|non précisé/.test(codes[at]!.label));
  return codes[a]!.code.length - codes[b]!.code.length || vague(b) - vague(a) || a - b;
}

function draftsOf(
  terms: readonly Term[],
  codes: readonly Code[],
  places: ReadonlyMap<string, number>,
): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const term of terms) {
    if (NOT_TERMS.has(term.text)) continue;
    const code = places.get(term.code)!;
    for (const text of variantsOf(term)) {
      const stems = contentStems(text);
      if (losesShortForm(text)) continue;
      if (stems.length === 0 || stems.length > LONGEST_ENTRY) continue;
      if (stems.length === 1 && !mayStandAlone(term, codes[code]!, stems[0]!)) continue;
      const key = stems.toSorted().join(' ');
      let draft = drafts.get(key);
      if (draft === undefined) {
        draft = { stems, codes: new Map(), capitals: isShortForm(text), second: 0, rank: 0 };
        drafts.set(key, draft);
      }
      const rank = SOURCE_RANK[term.source];
      if (rank > draft.rank) {
        draft.rank = rank;
        draft.second = term.secondCode === undefined ? 0 : (places.get(term.secondCode) ?? -1) + 1;
      }
      draft.codes.set(code, Math.max(draft.codes.get(code) ?? 0, rank));
    }
  }
  return drafts;
}

/**
 * One word of the alphabetical index is often a heading ("Examen", "Présence de") and says nothing by itself; so are
 * the single words of chapters XX to XXII.
 */
function mayStandAlone(term: Term, code: Code, stem: string): boolean {
  if (term.source === 'own' || term.source === 'establishment') return true;
  return code.chapter < 20 && stem.length > 3 && !/^\d/.test(stem);
}

/** `LES de l'enfant`: the disease is a short form that reads as a small word, and would be lost. */
function losesShortForm(text: string): boolean {
  return tokenize(text).some((token) => token.capitals && token.end - token.start > 1 && isStopWord(token.text));
}

/** `FA`, `IDM`: in small letters they would be other words. */
function isShortForm(text: string): boolean {
  return /^[A-Z\d]{2,3}$/.test(text.trim());
}

/** A short form means what its long form means, when the dictionary knows the long form. */
function addAbbreviations(drafts: Map<string, Draft>, abbreviations: readonly Abbreviation[]): void {
  for (const { short, long, preferred: first } of abbreviations) {
    const stems = contentStems(short);
    const meaning = drafts.get(contentStems(long).toSorted().join(' '));
    if (stems.length !== 1 || stems[0]!.length < 2 || meaning === undefined || meaning.stems.length < 2) continue;
    const known = drafts.get(stems[0]!);
    if (known !== undefined && Math.max(...known.codes.values()) > SOURCE_RANK.abbreviation) continue;
    const draft = known ?? { stems, codes: new Map<number, number>(), capitals: true, second: 0, rank: 0 };
    const [best] = [...meaning.codes].toSorted(([, a], [, b]) => b - a);
    draft.codes.set(best![0], first ? SOURCE_RANK.abbreviation : SOURCE_RANK.abbreviation - 0.5);
    drafts.set(stems[0]!, draft);
  }
}

function trigramIndex(terms: readonly Term[], places: ReadonlyMap<string, number>) {
  const seen = new Set<string>();
  const kept = terms
    .map((term) => ({ text: retrievalText(term), code: places.get(term.code)!, rank: SOURCE_RANK[term.source] }))
    .filter(({ text, code }) => {
      const key = `${code} ${text.toLowerCase()}`;
      return text !== '' && !seen.has(key) && seen.add(key) !== undefined;
    });
  const vectors = kept.map(({ text }) => trigramsOf(text));
  const counts = new Uint32Array(TRIGRAMS + 1);
  for (const vector of vectors) for (const gram of vector) counts[gram + 1]! += 1;
  const gramStarts = new Uint32Array(TRIGRAMS + 1);
  for (let gram = 0; gram < TRIGRAMS; gram += 1) gramStarts[gram + 1] = gramStarts[gram]! + counts[gram + 1]!;
  const grams = new Uint32Array(gramStarts.at(-1)!);
  const next = gramStarts.slice();
  const termNorms = new Float32Array(vectors.length);
  for (const [term, vector] of vectors.entries()) {
    let square = 0;
    for (const gram of vector) {
      grams[next[gram]!++] = term;
      square += Math.log((vectors.length + 1) / counts[gram + 1]!) ** 2;
    }
    termNorms[term] = Math.sqrt(square);
  }
  return {
    ...{ gramStarts, grams, termNorms, termTexts: kept.map(({ text }) => text) },
    termCodes: Uint32Array.from(kept, ({ code }) => code),
    termRanks: Uint8Array.from(kept, ({ rank }) => rank),
  };
}
