import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { SessionSource } from '#platform/http/session.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { Site } from '#platform/site/site.ts';
import type { AccountsNeeds } from './desk.ts';
import { retention } from './retention.ts';
import { accountRoutes, type OwnFiles } from './routes/account-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { patientSessions } from './sessions.ts';
import { sweepJob } from './sweep.ts';

export {
  accountOf,
  bookerOf,
  comingAppointments,
  forgetAppointment,
  knowAppointment,
  ownAppointment,
  pastAppointments,
  type KnownAppointment,
} from './account.ts';
export { personFields } from './pages/account-page.ts';
export { addressForm } from './pages/sign-in-pages.ts';
export { addPerson, peopleOf, readPerson, todayOf, type AccountPerson } from './people.ts';
export { visitorOf } from './visitor.ts';
export type { AccountsNeeds };

/** The accounts patients open for themselves and their relatives, and their sessions. */
export const accountsDeclaration: ModuleDeclaration = {
  name: 'accounts',
  title: 'Comptes des patients',
  service: 'practice',
  dependsOn: ['database', 'audit', 'notifications'],
  migrations: new URL('./migrations/', import.meta.url),
  retention,
};

export interface AccountsModule extends RunningModule<Route, Job, Subscription> {
  /** Recognises patients by the cookie `cabinet-patient`. */
  readonly sessionSource: SessionSource;
}

/** The module, given what it needs. */
export function accountsModule(needs: AccountsNeeds, site: Site, files: OwnFiles): AccountsModule {
  return {
    declaration: accountsDeclaration,
    routes: [...signInRoutes(needs, site), ...accountRoutes(needs, site, files)],
    jobs: [sweepJob(needs)],
    subscriptions: [],
    sessionSource: patientSessions(needs),
  };
}
