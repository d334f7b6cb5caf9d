import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

/** Reminders of appointments by SMS and e-mail. */
export const remindersDeclaration: ModuleDeclaration = {
  name: 'reminders',
  title: 'Rappels',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'notifications', 'agenda'],
};

/** The module, given what it needs. */
export function remindersModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: remindersDeclaration, routes: [], jobs: [], subscriptions: [] };
}
