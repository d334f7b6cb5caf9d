import { withoutAccents } from '#platform/kernel/folded-text.ts';

const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
  ['s', 'sur'],
]);

/**
 * The words of a name as they are compared: without case, accents, ligatures and signs; `St` is `saint`, `s/` is `sur`
 * when it stands before a word, `11ème` is `11`.
 */
export function foldedWords(text: string): readonly string[] {
  const plain = withoutAccents(text)
    .replace(/[^a-z0-9/]+/g, ' ')
    .replace(/(^| )s\/ ?(?=[a-z])/g, '$1sur ')
    .replaceAll('/', ' ')
    .replace(/\b(\d+)(?:er|ere|eme|e)\b/g, '$1')
    .trim();
  if (plain === '') return [];
  return plain.split(/ +/).map((word, at, all) => (at < all.length - 1 ? (SHORT_FORMS.get(word) ?? word) : word));
}
