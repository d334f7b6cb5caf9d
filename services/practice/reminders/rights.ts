import type { Permission } from '#platform/kernel/module.ts';

/** Rights of this room. */
export const permissions: readonly Permission[] = [
  { name: 'reminders.read', title: 'Voir les rappels et ce qu’ils deviennent', scope: 'professional' },
  { name: 'reminders.send', title: 'Régler les rappels et en envoyer', scope: 'professional' },
];
