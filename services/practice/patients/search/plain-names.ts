import { withoutAccents } from '#platform/kernel/folded-text.ts';

/**
 * Names as they are searched: lower case, without accents, ligatures, apostrophes or hyphens, single spaces.
 * "L’Œuvre-Dubois" gives "l oeuvre dubois". What is neither letter nor figure (an emoji) leaves nothing.
 */
export function plainName(text: string): string {
  return withoutAccents(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of several names, each once, with a space before and after each: `LIKE '% dub%'` finds a beginning. */
export function searchText(names: readonly (string | null)[]): string {
  const words = wordsOf(names);
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
}

/** The same words as they sound, each once. */
export function soundsOf(names: readonly (string | null)[]): string[] {
  return [...new Set(wordsOf(names).map(soundOf))].filter((sound) => sound !== '');
}

/**
 * Every key under which names are found: words as they are, `~` and a sound, `-` and a word less one letter. Two words
 * that share one of the last are a letter apart: added, missing, changed or turned round.
 */
export function searchKeys(names: readonly (string | null)[]): string[] {
  const words = wordsOf(names);
  return [
    ...words,
    ...soundsOf(names).map((sound) => `~${sound}`),
    ...new Set(words.flatMap(lessOneLetter).map((word) => `-${word}`)),
  ];
}

/** A word without each of its letters in turn, and the word itself; nothing of a word too short to be mistaken. */
export function lessOneLetter(word: string): string[] {
  const letters = [...word];
  if (letters.length < SHORTEST_MISTAKEN) return [];
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))])];
}

const SHORTEST_MISTAKEN = 4;
/** Names are bounded, their keys too: what is longer is found by its beginning. */
const MOST_WORDS = 24;

function wordsOf(names: readonly (string | null)[]): string[] {
  const words = new Set(names.flatMap((name) => plainName(name ?? '').split(' ')));
  words.delete('');
  return [...words].slice(0, MOST_WORDS).map((word) => word.slice(0, 60));
}

/** In this order: what is written, what is heard. */
const SOUNDS: readonly (readonly [written: RegExp, heard: string])[] = [
  [/ph/g, 'f'],
  [/eaux?|au(?:l(?=[tdx]))?x?/g, 'o'],
  [/gu(?=[eiy])/g, 'g'],
  [/qu?|ck|ch(?=[rlt])|c(?![eiyh])/g, 'k'],
  [/ç|c(?=[eiy])|ss|z|x$/g, 's'],
  [/g(?=[eiy])/g, 'j'],
  [/ou|oo|w/g, 'u'],
  [/[ae]in|ein|yn|in(?![aeiouy])/g, 'in'],
  [/[ae]i|ei|ey|ay|er$|ez$|et$/g, 'e'],
  [/ill?(?=[aeiou])|y/g, 'i'],
  [/[ae]m(?=[bp])|[ae]n(?![aeiouyn])/g, 'an'],
  [/sch|sh/g, 'ch'],
  [/th/g, 't'],
  [/(?<!c)h/g, ''],
  [/(.)\1+/g, '$1'],
  [/(?<=..)[tdspxe]+$/g, ''],
];

/** A word of French as it sounds over the telephone: "Quéré", "Kerré" and "queret" are one. Of plain words only. */
export function soundOf(word: string): string {
  return SOUNDS.reduce((heard, [written, sound]) => heard.replaceAll(written, sound), word);
}
