import { IconGavel, IconId, IconUserCheck } from '@tabler/icons-react';
import { api } from '#platform/web/api/request.ts';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import type { Review } from '../api/identity.ts';
import type { CaseLine } from '../api/moderation.ts';

const WRITE = 'directory.profile.write';
const MODERATE = 'directory.moderate';

/** The public profile of each professional, and what whoever runs Cabinet decides about what is public. */
export const screens: ScreenModule = {
  name: 'directory',
  routes: [
    { path: '/profil-public', title: 'Profil public', permission: WRITE, load: () => import('./profile-page.tsx') },
    {
      path: '/moderation',
      title: 'Modération',
      permission: MODERATE,
      load: () => import('./moderation/moderation-page.tsx'),
    },
    {
      ...{ path: '/identites', title: 'Identités des praticiens', permission: MODERATE },
      load: () => import('./moderation/identities-page.tsx'),
    },
    {
      ...{ path: '/identites/a-examiner', title: 'Identités à examiner', permission: MODERATE },
      load: () => import('./moderation/reviews-page.tsx'),
    },
  ],
  navigation: [
    { title: 'Profil public', icon: IconId, path: '/profil-public', permission: WRITE, order: 50 },
    { title: 'Modération', icon: IconGavel, path: '/moderation', permission: MODERATE, order: 40 },
    { title: 'Identités', icon: IconUserCheck, path: '/identites', permission: MODERATE, order: 42 },
  ],
  commands: [
    {
      ...{ id: 'directory.profile', title: 'Écrire mon profil public', path: '/profil-public', permission: WRITE },
      keywords: ['annuaire', 'présentation', 'photo', 'tarifs', 'publier'],
    },
    {
      ...{ id: 'directory.moderation', title: 'Examiner les signalements', path: '/moderation', permission: MODERATE },
      keywords: ['modération', 'discrimination', 'contenu illicite'],
    },
  ],
  awaiting: [
    {
      ...{ title: 'identités à examiner', path: '/identites/a-examiner', permission: MODERATE },
      count: async () =>
        (await api.get<readonly Review[]>('/api/directory/identity-reviews')).filter(
          ({ closedAt }) => closedAt === null,
        ).length,
    },
    {
      ...{ title: 'signalements à examiner', path: '/moderation', permission: MODERATE },
      count: async () =>
        (await api.get<readonly CaseLine[]>('/api/directory/cases')).filter(({ closedAt }) => closedAt === null).length,
    },
  ],
};
