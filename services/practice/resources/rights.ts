import type { Permission, RoleTemplate } from '#platform/kernel/module.ts';

/** Of whoever runs Cabinet. */
export const PUBLISH = 'resources.publish';

export const permissions: readonly Permission[] = [
  { name: PUBLISH, title: 'Publier actualités, articles et réponses', scope: 'organization' },
];

/** Added to the role of whoever runs Cabinet. */
export const roles: readonly RoleTemplate[] = [{ name: 'operator', title: 'Exploitant', permissions: [PUBLISH] }];
