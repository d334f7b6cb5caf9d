import type { ModuleWords } from './module-words.ts';

/** Lines written by the public directory: profiles, their publication, their moderation. */
export const directoryWords: ModuleWords = {
  title: 'Annuaire public',
  actions: {
    'profile.changed': 'Profil public modifié',
    'profile.published': 'Profil publié',
    'profile.withdrawn': 'Profil retiré',
  },
  objects: {
    'directory.profile': 'Profil public',
  },
};
