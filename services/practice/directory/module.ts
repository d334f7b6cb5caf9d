import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { applyingJob } from './moderation/applying.ts';
import { removalJob } from './moderation/removing.ts';
import type { DirectoryNeeds } from './needs.ts';
import { compareNightly, compareOnChange } from './national/identities.ts';
import { retention } from './retention.ts';
import { identityRoutes } from './routes/identity-routes.ts';
import { moderationRoutes } from './routes/moderation-routes.ts';
import { profileRoutes } from './routes/profile-routes.ts';
import { reportPages } from './routes/report-page.ts';
import { permissions, roles } from './rights.ts';
import { directorySubscriptions } from './subscriptions.ts';

export { openCase, type ReportedPlace, type ReportingNeeds } from './moderation/opening.ts';
export type { Notice } from './api/moderation.ts';
export type { DirectoryNeeds, ShownDocuments } from './needs.ts';
export { importNational, type NationalImport } from './national/importing.ts';
export { compareNightly, isNameVerified } from './national/identities.ts';
export { seedProfile } from './profile/demonstration-profile.ts';
export type { ProfileValues } from './api/profile.ts';
export { takeDown } from './profile/publication.ts';
export { profilesNamed, publicProfile, publicProfiles, type PublicProfile } from './public-profiles.ts';

/** Public profiles, their publication and their moderation. */
export const directoryDeclaration: ModuleDeclaration = {
  name: 'directory',
  title: 'Annuaire public',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'documents', 'notifications', 'professionals'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions,
  roles,
  events: [
    { name: 'directory.profile.changed', title: 'Un profil public a changé' },
    { name: 'directory.profile.published', title: 'La copie publique d’un profil est à jour, ou retirée' },
  ],
  retention,
};

/** The module, given what it needs. */
export function directoryModule(needs: DirectoryNeeds): RunningModule<Route, Job, Subscription> {
  return {
    ...{ declaration: directoryDeclaration, jobs: [compareNightly, removalJob(needs), applyingJob(needs)] },
    routes: [...profileRoutes(needs), ...moderationRoutes(needs), ...reportPages(needs), ...identityRoutes(needs)],
    subscriptions: [...directorySubscriptions(needs), compareOnChange],
  };
}
