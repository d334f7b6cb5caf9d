import type { ModuleWords } from './module-words.ts';

/** Lines written by the waiting list of a practice. */
export const waitingListWords: ModuleWords = {
  title: 'Liste d’attente',
  actions: {
    'cascade.begun': 'Créneau proposé à la liste d’attente',
    'offer.accepted': 'Créneau libéré accepté',
    'offer.made': 'Créneau libéré proposé',
    'offer.refused': 'Créneau libéré refusé',
    'offer.skipped': 'Patient suivant demandé',
    'offer.taken-back': 'Créneau libéré repris',
    'offers.read': 'Propositions lues',
    'request.added': 'Patient mis en liste d’attente',
    'request.changed': 'Demande modifiée',
    'request.withdrawn': 'Demande retirée',
    'requests.read': 'Liste d’attente lue',
    'settings.changed': 'Réglages de la liste d’attente modifiés',
  },
  objects: {
    'waiting-list.cascade': 'Créneau libéré',
    'waiting-list.offer': 'Proposition',
    'waiting-list.request': 'Demande',
    'waiting-list.settings': 'Réglages',
  },
};
