import type { ModuleWords } from './module-words.ts';

/** Lines about the accounts of patients. */
export const accountsWords: ModuleWords = {
  title: 'Comptes des patients',
  actions: {
    'account.closed': 'Compte patient fermé',
    'account.exported': 'Données du compte emportées',
    'account.opened': 'Compte patient ouvert',
    'person.added': 'Personne ajoutée au compte',
    'person.removed': 'Proche retiré du compte',
    'session.closed': 'Session de patient fermée',
    'session.opened': 'Session de patient ouverte',
  },
  objects: { 'accounts.account': 'Compte patient' },
};
