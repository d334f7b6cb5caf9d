import type { ModuleWords } from './module-words.ts';

/** Lines written by sign-in and accounts. */
export const identityWords: ModuleWords = {
  title: 'Connexion',
  actions: {
    'mobile.confirmed': 'Code par SMS activé',
    'mobile.removed': 'Code par SMS désactivé',
    'mobile.started': 'Code par SMS préparé',
    'national-identity.linked': 'Pro Santé Connect relié',
    'national-identity.unlinked': 'Pro Santé Connect délié',
    'passkey.added': 'Clé d’accès ajoutée',
    'passkey.removed': 'Clé d’accès retirée',
    'passkey.renamed': 'Clé d’accès renommée',
    'password.changed': 'Mot de passe changé',
    'password.link-sent': 'Lien de nouveau mot de passe envoyé',
    'password.replaced': 'Mot de passe remplacé',
    'person.created': 'Compte créé',
    'recovery-codes.renewed': 'Codes de secours renouvelés',
    'second-factor.confirmed': 'Second facteur activé',
    'second-factor.refused': 'Code du second facteur refusé',
    'second-factor.removed': 'Second facteur retiré',
    'second-factor.started': 'Second facteur préparé',
    'session.ended': 'Session fermée',
    'session.expired': 'Sessions échues fermées',
    'session.others-ended': 'Autres sessions fermées',
    'sign-in': 'Connexion',
    'sign-in.refused': 'Connexion refusée',
    'workplace.chosen': 'Lieu d’exercice choisi',
  },
  objects: { person: 'Personne', session: 'Session' },
};
