import { withoutAccents } from '#platform/kernel/folded-text.ts';

/** Lower case, without accents or ligatures, single spaces: "Œdème  AIGU" and "oedeme aigu" are the same. */
export function plain(text: string): string {
  return withoutAccents(text).replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

/** Whether a text holds every word typed, in any order, accents apart. Nothing typed matches everything. */
export function holdsWords(text: string, typed: string): boolean {
  const within = plain(text);
  return plain(typed)
    .split(' ')
    .every((word) => within.includes(word));
}
