import { z } from 'zod';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import type { AgendaNeeds } from './context.ts';
import { expireHold } from './holds.ts';
import { systemContext } from './port.ts';
import { followProfessionals } from './resources.ts';

/** A held time whose deadline has passed is told free. */
export function agendaJobs(needs: AgendaNeeds): readonly Job[] {
  return [
    job({
      ...{ name: 'agenda.hold-expired', perOrganization: true, payload: z.object({ holdId: z.uuid() }) },
      handle: async (work) => expireHold(await systemContext(work, needs), work.payload.holdId),
    }),
  ];
}

/** Whoever practises here has an agenda. */
export function agendaSubscriptions(needs: AgendaNeeds): readonly Subscription[] {
  return [
    {
      ...{ name: 'agenda.follow-professionals', event: 'professionals.professional.changed' },
      handle: async ({ database, clock }) =>
        database
          .transaction()
          .execute((transaction) => followProfessionals(transaction, { now: clock.now(), outbox: needs.outbox })),
    },
  ];
}
