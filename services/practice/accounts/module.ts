import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

/** The accounts patients open for themselves and their relatives, and their sessions. */
export const accountsDeclaration: ModuleDeclaration = {
  name: 'accounts',
  title: 'Comptes des patients',
  service: 'practice',
  dependsOn: ['database', 'audit', 'notifications'],
};

/** The module, given what it needs. */
export function accountsModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: accountsDeclaration, routes: [], jobs: [], subscriptions: [] };
}
