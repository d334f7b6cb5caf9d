import { IconInbox, IconKey, IconUsersGroup } from '@tabler/icons-react';
import type { ScreenModule } from '#platform/web/screen-module.ts';

const READ = 'organizations.members.read';
const MANAGE = 'organizations.members.manage';
const TOKENS = 'organizations.tokens.manage';
const NETWORKS = 'organizations.networks.manage';
const WEBHOOKS = 'organizations.webhooks.manage';
const REVIEW = 'organizations.sign-ups.review';

/** Who works in the organisation and what they may do; invitations, API tokens, opening of accounts. */
export const screens: ScreenModule = {
  name: 'organizations',
  routes: [
    { path: '/membres', title: 'Équipe', permission: READ, load: () => import('./members-page.tsx') },
    { path: '/membres/roles', title: 'Rôles', permission: READ, load: () => import('./roles-page.tsx') },
    { path: '/jetons', title: 'Jetons d’API', permission: TOKENS, load: () => import('./tokens-page.tsx') },
    {
      path: '/delegations',
      title: 'Délégations',
      permission: READ,
      load: () => import('./delegations/delegations-page.tsx'),
    },
    {
      path: '/reseaux',
      title: 'Réseaux autorisés',
      permission: NETWORKS,
      load: () => import('./networks/networks-page.tsx'),
    },
    { path: '/webhooks', title: 'Webhooks', permission: WEBHOOKS, load: () => import('./webhooks/webhooks-page.tsx') },
    { path: '/demandes', title: 'Demandes de compte', permission: REVIEW, load: () => import('./sign-ups-page.tsx') },
    { path: '/invitation', title: 'Invitation', public: true, load: () => import('./invitation-page.tsx') },
    { path: '/inscription', title: 'Ouvrir un compte', public: true, load: () => import('./sign-up-page.tsx') },
    {
      path: '/inscription/confirmer',
      title: 'Confirmer l’adresse',
      public: true,
      load: () => import('./confirm-sign-up-page.tsx'),
    },
  ],
  navigation: [
    { title: 'Équipe', icon: IconUsersGroup, path: '/membres', permission: READ, order: 70 },
    { title: 'Jetons d’API', icon: IconKey, path: '/jetons', permission: TOKENS, order: 80 },
    { title: 'Demandes', icon: IconInbox, path: '/demandes', permission: REVIEW, order: 60 },
  ],
  commands: [
    {
      id: 'organizations.members',
      title: 'Voir l’équipe',
      keywords: ['membres', 'accès', 'inviter', 'retirer', 'rôle'],
      permission: READ,
      path: '/membres',
    },
    {
      id: 'organizations.invite',
      title: 'Inviter une personne',
      keywords: ['membre', 'accès', 'ajouter'],
      permission: MANAGE,
      path: '/membres?inviter=1',
    },
    {
      id: 'organizations.delegations',
      title: 'Déléguer à une autre organisation',
      keywords: ['délégation', 'secrétariat', 'pour le compte de', 'extérieur'],
      permission: READ,
      path: '/delegations',
    },
    {
      id: 'organizations.networks',
      title: 'Choisir les réseaux autorisés',
      keywords: ['adresse IP', 'CIDR', 'accès', 'lieu'],
      permission: NETWORKS,
      path: '/reseaux',
    },
    {
      id: 'organizations.webhooks',
      title: 'Gérer les webhooks',
      keywords: ['événement', 'intégration', 'API', 'prévenir'],
      permission: WEBHOOKS,
      path: '/webhooks',
    },
    {
      id: 'organizations.tokens',
      title: 'Gérer les jetons d’API',
      keywords: ['clé', 'intégration', 'API'],
      permission: TOKENS,
      path: '/jetons',
    },
  ],
};
