import type { ModuleWords } from './module-words.ts';

/** Lines written by the keeping of files. */
export const documentsWords: ModuleWords = {
  title: 'Documents',
  actions: { 'object.erase': 'Document effacé', 'object.store': 'Document déposé' },
  objects: { document: 'Document' },
};
