import type { CodeTable } from './coding/code-table.ts';
import type { CompiledDictionary } from './dictionary/compiled-dictionary.ts';
import type { Code } from './reference.ts';
import type { Role } from './types.ts';
import { WordSearch } from './dictionary/word-search.ts';

/** A code found as one types, with the roles it may take. */
export interface CodeHit {
  readonly code: string;
  readonly label: string;
  readonly allowed: Readonly<Record<Role, boolean>>;
  /** French: why it may not be recorded, when it may not at all. */
  readonly why: string | null;
}

/** Codes by their beginning, or by words being typed: accents, endings and one mistake a word are forgiven. */
export function codeSearch(codes: readonly Code[], table: CodeTable, dictionary: CompiledDictionary) {
  let words: WordSearch | null = null;
  return (query: string, limit = 20): readonly CodeHit[] => {
    const typed = query.trim().toUpperCase().replaceAll(/[.\s]/g, '');
    if (/^[A-Z](?:\d[0-9A-Z+]*)?$/.test(typed))
      return byBeginning(codes, typed)
        .slice(0, limit)
        .map((code) => hitOf(code, table));
    // Built at the first search: a thread that only analyses never needs it.
    words ??= new WordSearch(dictionary);
    return words
      .find(query, limit * 3)
      .map((place) => codes[place]!)
      .filter(({ active }) => active)
      .slice(0, limit)
      .map((code) => hitOf(code, table));
  };
}

function hitOf({ code, label, roles, active }: Code, table: CodeTable): CodeHit {
  const parent = !roles.MMP && !roles.AE && !roles.DAS;
  const below = parent ? table.usable(code) : null;
  const why = !active
    ? 'N’est plus en vigueur.'
    : parent
      ? `Extension obligatoire : choisissez un code plus précis${below === null ? '' : `, par exemple ${below}`}.`
      : null;
  return { code, label, allowed: active ? roles : { MMP: false, AE: false, DAS: false }, why };
}

/** The table is sorted by code: those that begin alike stand together. */
function byBeginning(codes: readonly Code[], beginning: string): Code[] {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codes[middle]!.code < beginning) low = middle + 1;
    else high = middle;
  }
  const found: Code[] = [];
  for (let at = low; at < codes.length && codes[at]!.code.startsWith(beginning) && found.length < 200; at += 1) {
    if (codes[at]!.active) found.push(codes[at]!);
  }
  return found.toSorted((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
}
