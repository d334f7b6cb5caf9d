import { IconFileCertificate } from '@tabler/icons-react';
import { api, withQuery } from '#platform/web/api/request.ts';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import type { StayList } from '../api/stays.ts';
import { STATE_WORDS } from './words.ts';

const stays = (query: Readonly<Record<string, string | number>>, signal?: AbortSignal): Promise<StayList> =>
  api.get<StayList>(withQuery('/api/coding/stays', query), signal === undefined ? {} : { signal });

/** The screens of coding. */
export const screens: ScreenModule = {
  name: 'coding',
  routes: [
    {
      ...{ path: '/codage', title: 'Codage', permission: 'coding.stays.read' },
      load: async () => ({ default: (await import('./stays/stays-page.tsx')).StaysPage }),
    },
    {
      ...{ path: '/codage/importer', title: 'Importer des comptes rendus', permission: 'coding.stays.import' },
      load: async () => ({ default: (await import('./imports/import-page.tsx')).ImportPage }),
    },
    {
      ...{ path: '/codage/reprendre', title: 'Reprendre le codage', permission: 'coding.stays.read' },
      load: async () => ({ default: (await import('./stays/resume-page.tsx')).ResumePage }),
    },
    {
      ...{ path: '/codage/statistiques', title: 'Devenir des propositions', permission: 'coding.statistics.read' },
      load: async () => ({ default: (await import('./statistics/statistics-page.tsx')).StatisticsPage }),
    },
    {
      ...{ path: '/codage/$stay', title: 'Séjour', permission: 'coding.stays.read' },
      load: async () => ({ default: (await import('./stay/stay-page.tsx')).StayPage }),
    },
  ],
  navigation: [
    { title: 'Codage', icon: IconFileCertificate, path: '/codage', permission: 'coding.stays.read', order: 20 },
  ],
  commands: [
    {
      ...{
        id: 'coding.import',
        title: 'Importer des comptes rendus',
        path: '/codage/importer',
        permission: 'coding.stays.import',
      },
      keywords: ['ajouter', 'séjour', 'pdf', 'word', 'coller'],
    },
    {
      ...{
        id: 'coding.resume',
        title: 'Reprendre le codage en cours',
        path: '/codage/reprendre',
        permission: 'coding.stays.decide',
      },
      ...{ keywords: ['décider', 'relire', 'CIM-10'], shortcut: 'g c' },
    },
  ],
  searches: [
    {
      ...{ title: 'Séjours', permission: 'coding.stays.read' },
      find: async (text, signal) =>
        (await stays({ q: text, limit: 8 }, signal)).stays.map(({ id, localId, unit, state }) => ({
          ...{ id, title: `Séjour ${localId}`, path: `/codage/${id}` },
          description: [unit, STATE_WORDS[state]].filter(Boolean).join(', '),
        })),
    },
  ],
  awaiting: [
    {
      ...{ title: 'séjours à relire', path: '/codage', permission: 'coding.stays.decide' },
      count: async () => (await stays({ state: 'to-review,reopened', limit: 1 })).total,
    },
  ],
  home: [
    {
      ...{ title: 'Séjours à décider', permission: 'coding.stays.read', order: 20 },
      load: async () => ({ default: (await import('./stays/home-card.tsx')).HomeCard }),
    },
  ],
};
