import type { ModuleWords } from './module-words.ts';

/** Lines about online booking. */
export const bookingWords: ModuleWords = {
  title: 'Réservation en ligne',
  actions: {
    'document.sent': 'Document envoyé par le patient',
    'document.taken-back': 'Document retiré par le patient',
  },
  objects: {},
};
