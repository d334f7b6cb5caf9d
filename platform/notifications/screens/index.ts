import type { ScreenModule } from '#platform/web/screen-module.ts';

/** The local outbox of a demonstration. */
export const screens: ScreenModule = {
  name: 'notifications',
  routes: [
    {
      path: '/boite-d-envoi',
      title: 'Boîte d’envoi locale',
      public: true,
      load: () => import('./local-outbox-page.tsx'),
    },
    {
      path: '/boite-d-envoi/$message',
      title: 'Message',
      public: true,
      load: () => import('./local-message-page.tsx'),
    },
  ],
};
