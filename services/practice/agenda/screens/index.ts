import { IconCalendar } from '@tabler/icons-react';
import type { ScreenModule } from '#platform/web/screen-module.ts';

const READ = 'agenda.appointments.read';

/** Browsers older than `Temporal` are given it before the agenda opens. */
async function withTemporal<Loaded>(load: Promise<Loaded>): Promise<Loaded> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  return load;
}

/** The screens of the agenda. */
export const screens: ScreenModule = {
  name: 'agenda',
  routes: [
    {
      ...{ path: '/agenda', title: 'Agenda', permission: READ },
      load: async () => ({ default: (await withTemporal(import('./agenda-page.tsx'))).AgendaPage }),
    },
    {
      ...{ path: '/agenda/reglages', title: 'Réglages de l’agenda', permission: READ },
      load: async () => ({ default: (await withTemporal(import('./settings/settings-page.tsx'))).SettingsPage }),
    },
  ],
  navigation: [{ title: 'Agenda', icon: IconCalendar, path: '/agenda', permission: READ, order: 10 }],
  commands: [
    {
      ...{ id: 'agenda.today', title: 'Ouvrir l’agenda', path: '/agenda', permission: READ, shortcut: 'g a' },
      keywords: ['journée', 'rendez-vous', 'planning'],
    },
    {
      ...{
        id: 'agenda.settings',
        title: 'Régler horaires, motifs et salles',
        path: '/agenda/reglages',
        permission: READ,
      },
      keywords: ['congé', 'fermeture', 'jours fériés', 'ICS', 'calendrier'],
    },
  ],
  home: [
    {
      ...{ title: 'Ma journée', permission: READ, order: 10 },
      load: async () => ({ default: (await withTemporal(import('./home/home-card.tsx'))).HomeCard }),
    },
  ],
  panels: {
    'patient-appointments': {
      permission: READ,
      load: async () => ({ default: (await import('./visit/patient-appointments.tsx')).PatientAppointments }),
    },
    'practice-agenda': {
      permission: READ,
      load: async () => ({ default: (await withTemporal(import('./agenda-panel.tsx'))).AgendaPanel }),
    },
  },
};
