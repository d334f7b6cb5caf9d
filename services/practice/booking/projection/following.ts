import { z } from 'zod';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import { minuteOf } from './free-days.ts';
import { passTimes, projectEverything, projectPractice, projectResource, type ProjectionNeeds } from './projection.ts';

/** What makes the projection follow the practices, within a second of each change. */
export function projectionSubscriptions(needs: ProjectionNeeds): readonly Subscription[] {
  const ofResource: Subscription['handle'] = async ({ organizationId, database, payload }) => {
    const resource = (await needs.agenda.resources(database)).find(({ id }) => id === payload['resourceId']);
    if (resource === undefined) await projectPractice(needs, organizationId);
    else await projectResource(needs, { organizationId, database }, resource);
  };
  const ofProfessional: Subscription['handle'] = async ({ organizationId, database, payload }) => {
    const professionalId = payload['professionalId'];
    const resource = professionalId === undefined ? null : await needs.agenda.resourceOf(database, professionalId);
    if (resource === null) await projectPractice(needs, organizationId);
    else await projectResource(needs, { organizationId, database }, resource);
  };
  return [
    { name: 'booking.follow-availability', event: 'agenda.availability.changed', handle: ofResource },
    { name: 'booking.follow-profiles', event: 'directory.profile.published', handle: ofProfessional },
    { name: 'booking.follow-professionals', event: 'professionals.professional.changed', handle: ofProfessional },
  ];
}

/** The horizon moves on each night; times gone by leave the earliest ones each minute. */
export function projectionJobs(needs: ProjectionNeeds): readonly Job[] {
  return [
    job({
      name: 'booking.project',
      perOrganization: false,
      schedule: { cron: '20 2 * * *', timeZone: 'Europe/Paris' },
      payload: z.object({}),
      timeoutSeconds: 3600,
      handle: async () => void (await projectEverything(needs)),
    }),
    job({
      name: 'booking.pass-times',
      perOrganization: false,
      schedule: { cron: '* * * * *', timeZone: 'Europe/Paris' },
      payload: z.object({}),
      handle: ({ commons, clock }) => passTimes(commons, minuteOf(clock.now())),
    }),
  ];
}
