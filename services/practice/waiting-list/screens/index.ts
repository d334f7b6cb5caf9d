import { IconHourglass } from '@tabler/icons-react';
import type { ScreenModule } from '#platform/web/screen-module.ts';

const MANAGE = 'waiting-list.manage';

/** The screens of the waiting list. */
export const screens: ScreenModule = {
  name: 'waiting-list',
  routes: [
    {
      ...{ path: '/liste-d-attente', title: 'Liste d’attente', permission: MANAGE },
      load: async () => ({ default: (await import('./waiting-list-page.tsx')).WaitingListPage }),
    },
  ],
  navigation: [
    { title: 'Liste d’attente', icon: IconHourglass, path: '/liste-d-attente', permission: MANAGE, order: 30 },
  ],
};
