import { withoutAccents } from '#platform/kernel/folded-text.ts';

/** A sentence as a list of words and of the signs that part them (`,` and `:`). */
export type Words = readonly string[];

/**
 * The sentences of a text, folded for comparison: lower case, no accents, no invisible signs, acronyms closed up
 * (`C.M.U.` is `cmu`), `-` and `/` read as spaces. `âme` stays apart from the acronym AME.
 */
export function sentencesOf(text: string): readonly Words[] {
  const written = text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\bâmes?\b/g, 'esprit');
  const plain = withoutAccents(written)
    .replace(/\b([a-z])[. ]([a-z2])[. ]([a-z])\b\.?/g, '$1$2$3')
    .replace(/\b(cmu|css)[- ]?c\b/g, '$1');
  return plain
    .split(/[.;!?\n\r•]+/)
    .map((sentence) => sentence.match(/[a-z0-9]+(?:'(?=[a-z]))?|[,:()]/g) ?? [])
    .map((words) => words.map((word) => word.replace("'", '')))
    .filter((words) => words.length > 0);
}

const LONGEST = 120;
const OVERLAP = 30;

/** A sentence that never ends, in pieces that overlap: a whole document without a full stop is read in linear time. */
export function piecesOf(words: Words): readonly Words[] {
  if (words.length <= LONGEST) return [words];
  const count = Math.ceil((words.length - OVERLAP) / (LONGEST - OVERLAP));
  return Array.from({ length: count }, (_, at) =>
    words.slice(at * (LONGEST - OVERLAP), at * (LONGEST - OVERLAP) + LONGEST),
  );
}
