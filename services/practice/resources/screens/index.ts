import { IconBook } from '@tabler/icons-react';
import type { ScreenModule } from '#platform/web/screen-module.ts';

const PUBLISH = 'resources.publish';

/** What whoever runs Cabinet publishes, and where it is read. */
export const screens: ScreenModule = {
  name: 'resources',
  routes: [
    {
      ...{ path: '/ressources', title: 'Ressources' },
      load: async () => ({ default: (await import('./resources-page.tsx')).ResourcesPage }),
    },
    {
      ...{ path: '/ressources/rubrique/$heading', title: 'Ressources' },
      load: async () => ({ default: (await import('./resources-page.tsx')).ResourcesPage }),
    },
    {
      ...{ path: '/ressources/ecrire', title: 'Publier', permission: PUBLISH },
      load: async () => ({ default: (await import('./write-page.tsx')).WritePage }),
    },
    {
      ...{ path: '/ressources/$article', title: 'Ressource' },
      load: async () => ({ default: (await import('./article-page.tsx')).ArticlePage }),
    },
  ],
  navigation: [
    { title: 'Ressources', icon: IconBook, path: '/ressources', permission: 'practice.use', order: 80 },
    { title: 'Ressources', icon: IconBook, path: '/ressources', permission: PUBLISH, order: 80 },
  ],
  commands: [
    {
      ...{ id: 'resources.read', title: 'Lire les ressources', path: '/ressources' },
      keywords: ['actualités', 'articles', 'questions', 'réponses', 'aide'],
    },
  ],
};
