import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { joinProfessionals } from './joining.ts';
import type { ProfessionalsNeeds } from './needs.ts';
import { retention } from './retention.ts';
import { permissions, roles } from './rights.ts';
import { practiceRoutes } from './routes/practice.ts';
import { teamRoutes } from './routes/team.ts';

export type { ProfessionalsNeeds } from './needs.ts';
export { openSealed, practiceJournal, requireRight, sealFor } from './context.ts';
export type { ContextNeeds, PracticeContext, PracticeLine, PracticeTransaction } from './context.ts';
export { practiceContext, withinPractice } from './entering.ts';
export { professionalIdentitySchema, type ProfessionalIdentity } from './api/practice.ts';
export { refuseFalseNumbers } from './national-numbers.ts';
export { changeIdentity } from './setting-up.ts';
export { changeOffer, offerOf, type Offer } from './offers.ts';
export {
  nameOf,
  professionalOf,
  professionalNames,
  professionalOfPerson,
  professionalsOf,
  putProfessional,
  type Professional,
  type ProfessionalValues,
} from './professionals.ts';
export { ENTERING } from './rights.ts';
export { putSite, siteOf, sitesOf, type Site, type SiteValues } from './sites.ts';

/** Sites, practitioners, secretaries and substitutes of a practice. */
export const professionalsDeclaration: ModuleDeclaration = {
  name: 'professionals',
  title: 'Praticiens et équipe',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'organizations'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions,
  roles,
  events: [{ name: 'professionals.professional.changed', title: 'Un praticien est arrivé, parti ou a changé' }],
  retention,
};

/** The module, given what it needs. */
export function professionalsModule(needs: ProfessionalsNeeds): RunningModule<Route, Job, Subscription> {
  return {
    ...{ declaration: professionalsDeclaration, jobs: [] },
    routes: [...practiceRoutes(needs), ...teamRoutes(needs)],
    subscriptions: [joinProfessionals(needs)],
  };
}
