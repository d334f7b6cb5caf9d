import { IconMailOff } from '@tabler/icons-react';
import { api } from '#platform/web/api/request.ts';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import type { Unreachable } from '../details/refused-addresses.ts';

const FOLLOW = 'identity.addresses.follow';

/** The doorstep (sign-in, forgotten password) and one's own account. */
export const screens: ScreenModule = {
  name: 'identity',
  routes: [
    { path: '/connexion', title: 'Se connecter', public: true, load: () => import('./sign-in-page.tsx') },
    {
      path: '/mot-de-passe-oublie',
      title: 'Mot de passe oublié',
      public: true,
      load: () => import('./forgotten-password-page.tsx'),
    },
    {
      path: '/nouveau-mot-de-passe',
      title: 'Nouveau mot de passe',
      public: true,
      load: () => import('./reset-password-page.tsx'),
    },
    { path: '/lieu-d-exercice', title: 'Lieu d’exercice', load: () => import('./workplace-page.tsx') },
    { path: '/compte', title: 'Mon compte', load: () => import('./account-page.tsx') },
    {
      ...{ path: '/adresses-refusees', title: 'Adresses refusées', permission: FOLLOW },
      load: () => import('./details/unreachable-page.tsx'),
    },
    {
      path: '/compte/double-verification',
      title: 'Double vérification',
      load: () => import('./second-factor-page.tsx'),
    },
  ],
  navigation: [
    { title: 'Adresses refusées', icon: IconMailOff, path: '/adresses-refusees', permission: FOLLOW, order: 44 },
  ],
  awaiting: [
    {
      ...{ title: 'personnes à joindre autrement', path: '/adresses-refusees', permission: FOLLOW },
      count: async () => {
        const people = await api.get<readonly Unreachable[]>('/api/identity/unreachable');
        return people.filter(({ correctedAt, reachedAt }) => correctedAt === null && reachedAt === null).length;
      },
    },
  ],
  commands: [
    {
      id: 'identity.account',
      title: 'Ouvrir mon compte',
      keywords: ['mot de passe', 'sessions', 'profil', 'double vérification'],
      path: '/compte',
    },
  ],
};
