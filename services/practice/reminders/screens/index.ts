import { IconBellRinging } from '@tabler/icons-react';
import { serverNow } from '#platform/web/session/now.ts';
import { api } from '#platform/web/api/request.ts';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import type { RemindersDay } from '../api.ts';
import { dayOf } from './reminder-words.ts';

const READ = 'reminders.read';

/** The screens of reminders. */
export const screens: ScreenModule = {
  name: 'reminders',
  routes: [
    {
      ...{ path: '/rappels', title: 'Rappels', permission: READ },
      load: async () => ({ default: (await import('./reminders-page.tsx')).RemindersPage }),
    },
  ],
  navigation: [{ title: 'Rappels', icon: IconBellRinging, path: '/rappels', permission: READ, order: 16 }],
  commands: [
    {
      ...{ id: 'reminders.day', title: 'Voir les rappels du jour', path: '/rappels', permission: READ },
      keywords: ['SMS', 'e-mail', 'échec', 'appeler'],
    },
  ],
  awaiting: [
    {
      ...{ title: 'patients à appeler faute de rappel', path: '/rappels', permission: READ },
      count: async () => (await api.get<RemindersDay>(`/api/reminders/days/${dayOf(serverNow())}`)).toCall.length,
    },
  ],
};
