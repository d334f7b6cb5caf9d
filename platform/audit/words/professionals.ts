import type { ModuleWords } from './module-words.ts';

/** Lines written by the practice about its people and places. */
export const professionalsWords: ModuleWords = {
  title: 'Praticiens et équipe',
  actions: {
    'access.refused': 'Accès refusé dans le cabinet',
    'professional.added': 'Praticien ajouté',
    'professional.arranged': 'Place d’un praticien modifiée',
    'professional.identified': 'Identité d’un praticien modifiée',
    'professional.left': 'Départ d’un praticien',
    'site.added': 'Lieu ajouté',
    'site.changed': 'Lieu modifié',
    'team.inspected': 'Équipe d’un cabinet consultée',
  },
  objects: {
    practice: 'Cabinet',
    'professionals.professional': 'Praticien',
    'professionals.site': 'Lieu',
  },
};
