import type { ModuleWords } from './module-words.ts';

/** Lines written by organisations: who belongs, who may do what. */
export const organizationsWords: ModuleWords = {
  title: 'Organisation et accès',
  actions: {
    'delegation.ended': 'Délégation terminée',
    'delegation.given': 'Droits délégués à une organisation',
    'entry.refused': 'Entrée dans l’organisation refusée',
    'entry.refused-network': 'Entrée refusée : hors des réseaux autorisés',
    'invitation.revoked': 'Invitation annulée',
    'invitation.sent': 'Invitation envoyée',
    'member.changed': 'Droits d’un membre modifiés',
    'member.joined': 'Membre arrivé',
    'member.withdrawn': 'Accès d’un membre retiré',
    'networks.set': 'Réseaux autorisés modifiés',
    'operator.link-made': 'Lien d’exploitant créé',
    'organization.created': 'Organisation créée',
    'rights.ended': 'Droits pour un praticien retirés',
    'rights.given': 'Droits pour un praticien donnés',
    'role.granted': 'Rôle donné',
    'sign-up.approved': 'Demande d’ouverture acceptée',
    'sign-up.asked': 'Ouverture de compte demandée',
    'sign-up.confirmed': 'Ouverture de compte confirmée',
    'sign-up.held': 'Demande d’ouverture à examiner',
    'sign-up.refused': 'Demande d’ouverture refusée',
    'token.created': 'Jeton d’API créé',
    'token.revoked': 'Jeton d’API révoqué',
  },
  objects: {
    invitation: 'Invitation',
    organization: 'Organisation',
    'sign-up': 'Demande d’ouverture',
    token: 'Jeton d’API',
  },
};
