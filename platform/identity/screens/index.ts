import type { ScreenModule } from '#platform/web/screen-module.ts';

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
      path: '/compte/double-verification',
      title: 'Double vérification',
      load: () => import('./second-factor-page.tsx'),
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
