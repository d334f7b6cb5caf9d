import type { ModuleWords } from './module-words.ts';

/** Lines the journal writes about itself. */
export const auditWords: ModuleWords = {
  title: 'Journal',
  actions: { 'entries.erase': 'Lignes effacées à leur terme', 'entries.export': 'Journal exporté' },
  objects: { journal: 'Journal' },
};
