import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { Site } from '#platform/site/site.ts';
import type { AccountsNeeds } from '#services/practice/accounts/module.ts';
import type { BookingNeeds } from './needs.ts';
import { Projection } from './projection/projection.ts';
import { projectionJobs, projectionSubscriptions } from './projection/following.ts';
import { retention } from './retention.ts';
import { apiRoutes } from './routes/api-routes.ts';
import { linkRoutes } from './routes/link-routes.ts';
import { noticeRoutes } from './routes/notice-routes.ts';
import { paperReportRoutes } from './routes/paper-report-routes.ts';
import { paperRoutes } from './routes/paper-routes.ts';
import { practitionerRoutes } from './routes/practitioner-routes.ts';
import { reportingRoutes } from './routes/reporting-routes.ts';
import { requestRoutes } from './routes/request-routes.ts';
import { searchRoutes } from './routes/search-routes.ts';
import { sentRoutes } from './routes/sent-routes.ts';
import { visitRoutes } from './routes/visit-routes.ts';
import { Understanding } from './search/understanding.ts';
import { tellingSubscription } from './telling.ts';

export { moderateDocument, shownDocument } from './documents/moderating.ts';
export { appointmentLink } from './links.ts';
export type { BookingNeeds, PatientFiles, ReportCase } from './needs.ts';
export { Projection } from './projection/projection.ts';

/** The public site: find, book, move, cancel. */
export const bookingDeclaration: ModuleDeclaration = {
  name: 'booking',
  title: 'Prise de rendez-vous en ligne',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'agenda', 'accounts', 'directory'],
  migrations: new URL('./migrations/', import.meta.url),
  retention,
};

/** The module, given what it needs. */
export function bookingModule(
  needs: BookingNeeds,
  accounts: AccountsNeeds,
  site: Site,
): RunningModule<Route, Job, Subscription> {
  const { commons } = needs.databases;
  const understanding = new Understanding({ ...needs, commons });
  const projection = new Projection(needs);
  return {
    declaration: bookingDeclaration,
    routes: [
      ...searchRoutes({ ...needs, commons, understanding }, site),
      ...practitionerRoutes(needs, site),
      ...requestRoutes(needs, accounts, site),
      ...noticeRoutes(needs, accounts, site),
      ...visitRoutes(needs, site),
      ...reportingRoutes(needs, site),
      ...linkRoutes(needs, site),
      ...apiRoutes(needs, accounts),
      ...paperRoutes(needs),
      ...paperReportRoutes(needs, site),
      ...sentRoutes(needs),
    ],
    jobs: projectionJobs(projection),
    subscriptions: [...projectionSubscriptions(needs, projection), tellingSubscription(needs)],
  };
}
