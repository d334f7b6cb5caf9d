import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { reminderJobs, reminderSubscriptions } from './jobs.ts';
import type { RemindersNeeds } from './needs.ts';
import { retention } from './retention.ts';
import { permissions } from './rights.ts';
import { reminderRoutes } from './routes.ts';

export type { RemindersNeeds } from './needs.ts';
export { planProfessional } from './planning.ts';

/** Reminders of appointments by SMS and e-mail. */
export const remindersDeclaration: ModuleDeclaration = {
  name: 'reminders',
  title: 'Rappels',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'notifications', 'agenda', 'booking'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions,
  features: [{ name: 'practice.reminders', title: 'Rappels de rendez-vous par SMS et e-mail' }],
  events: [
    {
      ...{ name: 'reminders.reminder.changed', title: 'Un rappel est parti, arrivé, a échoué ou a été refusé' },
      permission: 'reminders.read',
    },
  ],
  retention,
};

/** The module, given what it needs. */
export function remindersModule(needs: RemindersNeeds): RunningModule<Route, Job, Subscription> {
  return {
    ...{ declaration: remindersDeclaration, routes: reminderRoutes(needs), jobs: reminderJobs(needs) },
    subscriptions: reminderSubscriptions(needs),
  };
}
