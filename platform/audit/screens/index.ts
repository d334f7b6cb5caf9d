import { IconNotebook } from '@tabler/icons-react';
import type { ScreenModule } from '#platform/web/screen-module.ts';

const READ = 'audit.read';

/** The journal of an organisation. */
export const screens: ScreenModule = {
  name: 'audit',
  routes: [{ path: '/journal', title: 'Journal', permission: READ, load: () => import('./journal-page.tsx') }],
  navigation: [{ title: 'Journal', icon: IconNotebook, path: '/journal', permission: READ, order: 80, foot: true }],
  commands: [
    {
      id: 'audit.journal',
      title: 'Consulter le journal',
      keywords: ['accès', 'audit', 'traces', 'historique', 'adresse'],
      shortcut: 'g j',
      path: '/journal',
      permission: READ,
    },
  ],
};
