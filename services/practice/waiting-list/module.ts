import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { Site } from '#platform/site/site.ts';

import { askingFor, type AskForTime } from './asking.ts';
import { waitingListJobs, waitingListSubscriptions } from './jobs.ts';
import type { WaitingListNeeds } from './needs.ts';
import { offerPageRoutes } from './page-routes.ts';
import { retention } from './retention.ts';
import { waitingListRoutes } from './routes.ts';

export type { AskForTime } from './asking.ts';
export type { WaitingListNeeds } from './needs.ts';
export { seedWaitingList } from './seed-waiting-list.ts';

/** Lists of several professionals change together: whose, open pages read again as they may. */
const HEARD = { permission: 'waiting-list.manage', withoutIds: true } as const;

/** A freed time is offered to one waiting patient at a time. */
export const waitingListDeclaration: ModuleDeclaration = {
  name: 'waiting-list',
  title: 'Liste d’attente',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'notifications', 'agenda'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    {
      name: 'waiting-list.manage',
      title: 'Tenir la liste d’attente, proposer un créneau libéré',
      scope: 'professional',
    },
  ],
  events: [
    { name: 'waiting-list.cascade.changed', title: 'Un créneau libéré est proposé, accepté ou repris', ...HEARD },
    { name: 'waiting-list.request.changed', title: 'Une demande de créneau plus proche a changé', ...HEARD },
  ],
  retention,
};

/** The module, given what it needs and the dress of its public page. */
export function waitingListModule(
  needs: WaitingListNeeds,
  site: Site,
): RunningModule<Route, Job, Subscription> & { readonly ask: AskForTime } {
  return {
    declaration: waitingListDeclaration,
    routes: [...waitingListRoutes(needs), ...offerPageRoutes(needs, site)],
    jobs: waitingListJobs(needs),
    subscriptions: waitingListSubscriptions(needs),
    ask: askingFor(needs),
  };
}
