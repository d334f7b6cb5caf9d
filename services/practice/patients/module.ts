import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

/** The patients of a practice: file, identity, contacts, oppositions. */
export const patientsDeclaration: ModuleDeclaration = {
  name: 'patients',
  title: 'Patients',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'documents', 'professionals'],
  migrations: new URL('./migrations/', import.meta.url),
  retention: [
    {
      table: 'patients.patients',
      family: 'organization',
      purpose: 'Dossiers de patients de l’organisation ; leur durée vient avec le service.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
  ],
};

/** The module, given what it needs. */
export function patientsModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: patientsDeclaration, routes: [], jobs: [], subscriptions: [] };
}
