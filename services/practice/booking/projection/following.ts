import { z } from 'zod';
import { NotFound } from '#platform/kernel/errors.ts';
import { job, type Job, type PublishedEvent, type Subscription } from '#platform/jobs/job.ts';
import { minuteOf } from './free-days.ts';
import { passTimes, type Change, type Projection, type ProjectionNeeds } from './projection.ts';

/** What makes the projection follow the practices, within a second of each change. */
export function projectionSubscriptions(needs: ProjectionNeeds, projection: Projection): readonly Subscription[] {
  const ofResource: Subscription['handle'] = async ({ organizationId, database, payload }) => {
    const resourceId = payload['resourceId']!;
    await projection.agenda({ organizationId, database }, resourceId, changeOf(payload)).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
      // The agenda is no more: whoever had it leaves the search.
      return projection.practice(organizationId);
    });
  };
  const ofProfessional: Subscription['handle'] = async ({ organizationId, database, payload }) => {
    const professionalId = payload['professionalId'];
    const resource = professionalId === undefined ? null : await needs.agenda.resourceOf(database, professionalId);
    if (resource === null) await projection.practice(organizationId);
    else await projection.agenda({ organizationId, database }, resource.id, 'all');
  };
  return [
    // Some wait for the turn of one agenda while others go on.
    { name: 'booking.follow-availability', event: 'agenda.availability.changed', concurrency: 4, handle: ofResource },
    { name: 'booking.follow-profiles', event: 'directory.profile.published', handle: ofProfessional },
    { name: 'booking.follow-professionals', event: 'professionals.professional.changed', handle: ofProfessional },
  ];
}

/** The horizon moves on each night; times gone by leave the earliest ones each minute. */
export function projectionJobs(projection: Projection): readonly Job[] {
  return [
    job({
      name: 'booking.project',
      perOrganization: false,
      schedule: { cron: '20 2 * * *', timeZone: 'Europe/Paris' },
      payload: z.object({}),
      timeoutSeconds: 3600,
      handle: async () => void (await projection.everything()),
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

/** The time an event tells of; everything may have changed when it tells none. */
function changeOf({ from, until }: PublishedEvent['ids']): Change {
  return from === undefined || until === undefined ? 'all' : { start: Date.parse(from), end: Date.parse(until) };
}
