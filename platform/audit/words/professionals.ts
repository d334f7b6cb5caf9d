import type { ModuleWords } from './module-words.ts';

/** Lines written by the practice about its people and places. */
export const professionalsWords: ModuleWords = {
  title: 'Praticiens et équipe',
  actions: {
    'access.refused': 'Accès refusé dans le cabinet',
  },
  objects: {
    practice: 'Cabinet',
  },
};
