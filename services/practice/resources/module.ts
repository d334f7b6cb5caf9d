import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { permissions, roles } from './rights.ts';
import { resourceRoutes, type ResourcesNeeds } from './routes.ts';

/** News, articles and answers that whoever runs Cabinet publishes for its users, by headings (MAI-289). */
export const resourcesDeclaration: ModuleDeclaration = {
  name: 'resources',
  title: 'Ressources',
  service: 'practice',
  dependsOn: ['database', 'audit', 'organizations'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions,
  roles,
  retention: ['headings', 'articles'].map((table) => ({
    ...{ table: `resources.${table}`, family: 'commons', from: null, keep: null, then: 'with-owner' },
    purpose: 'Ce que l’exploitant publie pour les professionnels ; signé de qui publie.',
  })),
};

/** The module, given what it needs. */
export function resourcesModule(needs: ResourcesNeeds): RunningModule<Route, Job, Subscription> {
  return { declaration: resourcesDeclaration, routes: resourceRoutes(needs), jobs: [], subscriptions: [] };
}
