import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { incapacityNoticeJob } from './access/incapacity-notice.ts';
import { importJob } from './imports/import-job.ts';
import { patientAccounts, type PatientAccounts } from './accounts/patient-accounts.ts';
import type { PatientsNeeds } from './needs.ts';
import { patientsPort, type Patients } from './patients.ts';
import { retention } from './retention.ts';
import { permissions } from './rights.ts';
import { patientsRoutes } from './routes.ts';

export { simulatedInsi } from './identity/insi.ts';
export type { PatientsNeeds } from './needs.ts';
export type { BookedPatient, Patients, Reachable, Unreachable } from './patients.ts';
export type { AccountAct, PatientAccounts } from './accounts/patient-accounts.ts';
export type { KnownPerson } from './accounts/joining.ts';
export type { PatientLine } from './api/patients.ts';

/** The patients of a practice: file, identity, contacts, oppositions. */
export const patientsDeclaration: ModuleDeclaration = {
  name: 'patients',
  title: 'Patients',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'documents', 'notifications', 'professionals'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions,
  events: [
    {
      ...{ name: 'patients.patient.changed', title: 'Un dossier de patient a changé' },
      // A patient may have closed their file to who hears it.
      ...{ permission: 'patients.records.read', withoutIds: true },
    },
  ],
  retention,
};

/** The module, and the port that the rooms above it are given. */
export interface PatientsModule extends RunningModule<Route, Job, Subscription> {
  readonly patients: Patients;
  readonly accounts: PatientAccounts;
}

/** The module, given what it needs. */
export function patientsModule(needs: PatientsNeeds): PatientsModule {
  return {
    ...{ declaration: patientsDeclaration, routes: patientsRoutes(needs), subscriptions: [] },
    jobs: [incapacityNoticeJob(needs), importJob(needs)],
    patients: patientsPort(needs),
    accounts: patientAccounts(needs),
  };
}
