import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { analysisJob } from './analysis-job.ts';
import { anomalyMailJob } from './anomaly-mail.ts';
import type { CodingNeeds } from './needs.ts';
import { countReview } from './review-counts.ts';
import { retention } from './retention.ts';
import { permissions, roles } from './rights.ts';
import { codingRoutes } from './routes.ts';

/** Hospital report in, PMSI codes out, a person decides. */
export const codingDeclaration: ModuleDeclaration = {
  name: 'coding',
  title: 'Codage',
  dependsOn: ['database', 'audit', 'jobs', 'documents'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions,
  roles,
  meters: [{ name: 'coding.analyses', title: 'Analyses de comptes rendus', unit: 'analysis' }],
  events: [
    { name: 'coding.stay.analysed', title: 'Un compte rendu a été analysé' },
    { name: 'coding.stay.validated', title: 'Un codage a été validé' },
    { name: 'coding.stay.reopened', title: 'Un codage a été rouvert' },
  ],
  retention,
};

/** The module, given what it needs. */
export function codingModule(needs: CodingNeeds): RunningModule<Route, Job, Subscription> {
  return {
    declaration: codingDeclaration,
    routes: codingRoutes(needs),
    jobs: [analysisJob(needs), anomalyMailJob(needs)],
    subscriptions: [countReview],
  };
}
