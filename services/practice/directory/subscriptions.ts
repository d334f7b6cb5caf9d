import type { Subscription } from '#platform/jobs/job.ts';
import type { DirectoryNeeds } from './needs.ts';
import { projectPractice, projectProfile } from './profile/publication.ts';

/** Keeps the public copy at what practices publish. */
export function directorySubscriptions({
  kinds,
  outbox,
}: Pick<DirectoryNeeds, 'kinds' | 'outbox'>): readonly Subscription[] {
  const handle: Subscription['handle'] = async ({ organizationId, database, commons, clock, payload }) => {
    const { professionalId } = payload;
    const publishing = { commons, kinds, clock, outbox };
    if (professionalId === undefined) await projectPractice(publishing, organizationId, database);
    else await projectProfile(publishing, organizationId, database, professionalId);
  };
  return [
    { name: 'directory.publish', event: 'directory.profile.changed', handle },
    { name: 'directory.follow-professionals', event: 'professionals.professional.changed', handle },
  ];
}
