import { IconBuildingHospital, IconUserShield } from '@tabler/icons-react';
import type { ScreenModule } from '#platform/web/screen-module.ts';

const TEAM = 'professionals.team.read';
const MANAGE = 'professionals.practice.manage';

/** Who practises here, where, and who works for whom with which rights. */
export const screens: ScreenModule = {
  name: 'professionals',
  routes: [
    { path: '/mon-equipe', title: 'Mon équipe', permission: TEAM, load: () => import('./team/team-page.tsx') },
    {
      ...{ path: '/mon-equipe/registre', title: 'Registre des accès', permission: TEAM },
      load: () => import('./team/register-page.tsx'),
    },
    { path: '/cabinet', title: 'Cabinet', permission: MANAGE, load: () => import('./practice/practice-page.tsx') },
  ],
  navigation: [
    { title: 'Mon équipe', icon: IconUserShield, path: '/mon-equipe', permission: TEAM, order: 52 },
    { title: 'Cabinet', icon: IconBuildingHospital, path: '/cabinet', permission: MANAGE, order: 54 },
  ],
  commands: [
    {
      ...{ id: 'professionals.team', title: 'Voir mon équipe et ses droits', path: '/mon-equipe', permission: TEAM },
      keywords: ['secrétaire', 'remplaçant', 'droits', 'inviter', 'délégation'],
    },
    {
      ...{ id: 'professionals.register', title: 'Ouvrir le registre des accès', permission: TEAM },
      ...{ path: '/mon-equipe/registre', keywords: ['droits', 'secrétaire', 'journal'] },
    },
    {
      ...{ id: 'professionals.practice', title: 'Régler le cabinet', path: '/cabinet', permission: MANAGE },
      keywords: ['lieu', 'adresse', 'praticien', 'RPPS', 'offre'],
    },
  ],
};
