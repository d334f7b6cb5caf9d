import { z } from 'zod';
import { job, type Job } from '#platform/jobs/job.ts';
import type { Audit } from './audit.ts';
import { COMMONS } from './journals.ts';

const nothing = z.object({});

/** Each night, what has reached its term goes. A second run of a night finds nothing left. */
export function auditJobs(audit: Audit): readonly Job[] {
  return [
    job({
      name: 'audit.erase',
      schedule: { cron: '10 3 * * *', timeZone: 'Europe/Paris' },
      perOrganization: true,
      // Erasing is owed whatever the contract allows.
      contractAction: 'erase',
      payload: nothing,
      handle: async ({ organizationId }) => {
        await audit.eraseAtTerm(organizationId);
      },
    }),
    job({
      name: 'audit.erase-commons',
      schedule: { cron: '20 3 * * *', timeZone: 'Europe/Paris' },
      perOrganization: false,
      payload: nothing,
      handle: async () => {
        await audit.eraseAtTerm(COMMONS);
      },
    }),
  ];
}
