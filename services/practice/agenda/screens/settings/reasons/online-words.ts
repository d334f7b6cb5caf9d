import type { Online } from '../../../api/vocabulary.ts';

/** Who may book a reason on line. */
export const ONLINE_WORDS: Readonly<Record<Online, string>> = {
  nobody: 'Le cabinet seulement',
  known: 'Patients déjà suivis',
  everybody: 'Tout le monde',
};
