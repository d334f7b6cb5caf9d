import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

/** The public site: find, book, move, cancel. */
export const bookingDeclaration: ModuleDeclaration = {
  name: 'booking',
  title: 'Prise de rendez-vous en ligne',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'agenda', 'accounts', 'directory'],
};

/** The module, given what it needs. */
export function bookingModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: bookingDeclaration, routes: [], jobs: [], subscriptions: [] };
}
