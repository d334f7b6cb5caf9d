import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';

/** Sites, practitioners, secretaries and substitutes of a practice. */
export const professionalsDeclaration: ModuleDeclaration = {
  name: 'professionals',
  title: 'Praticiens et équipe',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'organizations'],
  migrations: new URL('./migrations/', import.meta.url),
  retention: [
    {
      table: 'professionals.sites',
      family: 'organization',
      purpose: 'Lieux de consultation.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
    {
      table: 'professionals.professionals',
      family: 'organization',
      purpose: 'Praticiens de l’organisation ; leurs actes portent leur nom.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
  ],
};

/** The module, given what it needs. */
export function professionalsModule(): RunningModule<Route, Job, Subscription> {
  return { declaration: professionalsDeclaration, routes: [], jobs: [], subscriptions: [] };
}
