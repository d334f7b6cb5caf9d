import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

/** A freed time is offered to one waiting patient at a time. */
export const waitingListDeclaration: ModuleDeclaration = {
  name: 'waiting-list',
  title: 'Liste d’attente',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'agenda', 'booking'],
};

/** The module, given what it needs. */
export function waitingListModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: waitingListDeclaration, routes: [], jobs: [], subscriptions: [] };
}
