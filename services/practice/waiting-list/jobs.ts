import { z } from 'zod';
import { job, type Job, type OrganizationWork, type Subscription } from '#platform/jobs/job.ts';
import { finishAccepted } from './answering.ts';
import { advance, ADVANCE_JOB, SEND_JOB } from './cascading.ts';
import { FOLLOW_JOB, followAppointment } from './freed-times.ts';
import { GIVE_UP_JOB } from './giving-up.ts';
import type { WaitingListNeeds, Working } from './needs.ts';
import { sendOffer } from './sending.ts';

/** Deadlines that pass, messages that leave, appointments given up. */
export function waitingListJobs(needs: WaitingListNeeds): readonly Job[] {
  return [
    job({
      ...{ name: ADVANCE_JOB, perOrganization: true, payload: z.object({ cascadeId: z.uuid() }) },
      handle: async (work) => advance(needs, working(work), work.payload.cascadeId),
    }),
    job({
      ...{ name: FOLLOW_JOB, perOrganization: true, payload: z.object({ appointmentId: z.uuid() }) },
      handle: async (work) => followAppointment(needs, working(work), work.payload.appointmentId),
    }),
    job({
      ...{ name: SEND_JOB, perOrganization: true, payload: z.object({ offerId: z.uuid() }) },
      handle: async (work) => sendOffer(needs, working(work), work.payload.offerId),
    }),
    job({
      ...{ name: GIVE_UP_JOB, perOrganization: true, payload: z.object({ offerId: z.uuid() }) },
      handle: async (work) => finishAccepted(needs, working(work), work.payload.offerId),
    }),
  ];
}

/** A cancelled or moved appointment frees its time. */
export function waitingListSubscriptions(needs: WaitingListNeeds): readonly Subscription[] {
  return [
    {
      ...{ name: 'waiting-list.follow-appointments', event: 'agenda.appointment.changed' },
      handle: async (work) => followAppointment(needs, working(work), work.payload['appointmentId']!),
    },
  ];
}

function working({ organizationId, database, act, clock }: OrganizationWork<unknown>): Working {
  return { organizationId, database, act, now: clock.now() };
}
