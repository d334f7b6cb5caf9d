import { z } from 'zod';
import { job, type Job, type OrganizationWork, type Subscription } from '#platform/jobs/job.ts';
import { follow } from './following.ts';
import type { RemindersNeeds, Working } from './needs.ts';
import { planAppointment, planProfessional, SEND_JOB } from './planning.ts';
import { FOLLOW_JOB, sendDue } from './sending.ts';
import { PLAN_AGAIN_JOB } from './settings.ts';

/** Plans, sends and follows; each may run twice. */
export function reminderJobs(needs: RemindersNeeds): readonly Job[] {
  return [
    job({
      ...{ name: SEND_JOB, perOrganization: true, payload: z.object({ reminderId: z.uuid() }) },
      handle: (work) => sendDue(needs, workingOf(work), work.payload.reminderId),
    }),
    job({
      ...{ name: FOLLOW_JOB, perOrganization: true, payload: z.object({ key: z.string() }) },
      handle: (work) => follow(needs, workingOf(work), work.payload.key),
    }),
    job({
      ...{ name: PLAN_AGAIN_JOB, perOrganization: true, payload: z.object({ professionalId: z.uuid() }) },
      handle: (work) => planProfessional(needs, workingOf(work), work.payload.professionalId),
    }),
  ];
}

/** Follows the agenda. */
export function reminderSubscriptions(needs: RemindersNeeds): readonly Subscription[] {
  return [
    {
      ...{ name: 'reminders.plan', event: 'agenda.appointment.changed' },
      handle: (work) => planAppointment(needs, workingOf(work), work.payload['appointmentId']!),
    },
  ];
}

function workingOf({ organizationId, database, act, clock }: OrganizationWork<unknown>): Working {
  return { organizationId, database, act, now: clock.now() };
}
