import type { ModuleWords } from './module-words.ts';

/** Lines written by the public directory: profiles, their publication, their moderation. */
export const directoryWords: ModuleWords = {
  title: 'Annuaire public',
  actions: {
    'case.countersigned': 'Seconde signature d’une fin de contrat',
    'case.deleted': 'Mention retirée après signalement',
    'case.kept': 'Signalement sans suite',
    'case.lifted': 'Suspension levée',
    'case.opened': 'Signalement reçu',
    'case.suspended': 'Contenu suspendu après signalement',
    'case.termination': 'Fin de contrat demandée pour discrimination',
    'case.withdrawn': 'Document retiré après signalement',
    'content.lifted': 'Contenu montré de nouveau',
    'content.suspended': 'Contenu suspendu par l’exploitant',
    'content.withdrawn': 'Document retiré par l’exploitant',
    'decision.answered': 'Contestation tranchée',
    'decision.contested': 'Décision contestée',
    'identity.validated': 'Identité d’un praticien validée',
    'national.imported': 'Annuaire national chargé',
    'profile.moderated': 'Profil public modéré',
    'profile.logo-changed': 'Logo du profil changé',
    'profile.photo-changed': 'Photo du profil changée',
    'profile.changed': 'Profil public modifié',
    'profile.published': 'Profil publié',
    'profile.withdrawn': 'Profil retiré',
  },
  objects: {
    'directory.case': 'Signalement',
    'directory.national': 'Annuaire national',
    'directory.profile': 'Profil public',
  },
};
