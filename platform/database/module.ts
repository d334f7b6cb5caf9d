import type { ModuleDeclaration } from '#platform/kernel/module.ts';

/** The commons, one sealed database per organisation, and their keys. */
export const databaseDeclaration: ModuleDeclaration = {
  name: 'database',
  title: 'Bases de données',
  migrations: new URL('./migrations/', import.meta.url),
};
