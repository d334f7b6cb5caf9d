import type { ModuleWords } from './module-words.ts';

/** Lines written by the erasing of what has reached its term. */
export const privacyWords: ModuleWords = {
  title: 'Conservation',
  actions: { 'rows.erase': 'Données arrivées à leur terme effacées' },
  objects: { 'privacy.table': 'Table' },
};
