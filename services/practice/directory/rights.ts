import type { Permission, RoleTemplate } from '#platform/kernel/module.ts';

/** Rights over what is public; `directory.moderate` belongs to whoever runs Cabinet. */
export const permissions: readonly Permission[] = [
  { name: 'directory.profile.write', title: 'Écrire et publier le profil public', scope: 'professional' },
  { name: 'directory.moderate', title: 'Modérer ce qui est public, vérifier les identités', scope: 'organization' },
];

/** Added to the role of whoever runs Cabinet. */
export const roles: readonly RoleTemplate[] = [
  { name: 'operator', title: 'Exploitant', permissions: ['directory.moderate'] },
];
