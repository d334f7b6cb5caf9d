import { foldedText } from '#platform/kernel/folded-text.ts';

/** The address of a profile: `nolwenn-quere-medecin-generaliste-valrive`, with a number where it is taken. */
export function slugOf(parts: readonly (string | null)[], number = 1): string {
  const words = parts
    .flatMap((part) => (part === null ? [] : foldedText(part).split(' ')))
    .filter((word) => word !== '');
  const base = words.join('-').slice(0, 100).replace(/-+$/, '') || 'praticien';
  return number === 1 ? base : `${base}-${number}`;
}
