import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

export type { OfferPage, WaitingListPort } from './ports.ts';

/** A freed time is offered to one waiting patient at a time. */
export const waitingListDeclaration: ModuleDeclaration = {
  name: 'waiting-list',
  title: 'Liste d’attente',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'notifications', 'agenda'],
  permissions: [
    {
      name: 'waiting-list.manage',
      title: 'Tenir la liste d’attente, proposer un créneau libéré',
      scope: 'professional',
    },
  ],
  events: [
    { name: 'waiting-list.cascade.changed', title: 'Un créneau libéré est proposé, accepté ou repris' },
    { name: 'waiting-list.request.changed', title: 'Une demande de créneau plus proche a changé' },
  ],
};

/** The module, given what it needs. */
export function waitingListModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: waitingListDeclaration, routes: [], jobs: [], subscriptions: [] };
}
