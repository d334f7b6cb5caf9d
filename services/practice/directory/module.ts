import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

/** Public profiles, their publication and their moderation. */
export const directoryDeclaration: ModuleDeclaration = {
  name: 'directory',
  title: 'Annuaire public',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'professionals'],
};

/** The module, given what it needs. */
export function directoryModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: directoryDeclaration, routes: [], jobs: [], subscriptions: [] };
}
