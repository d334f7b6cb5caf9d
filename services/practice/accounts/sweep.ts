import { z } from 'zod';
import { job, type Job } from '#platform/jobs/job.ts';
import type { AccountsNeeds } from './desk.ts';

/** Deletes sessions past their time, each night. */
export function sweepJob({ machine }: Pick<AccountsNeeds, 'machine'>): Job {
  return job({
    name: 'accounts.sweep',
    perOrganization: false,
    schedule: { cron: '50 3 * * *', timeZone: 'Europe/Paris' },
    payload: z.object({}),
    handle: async ({ commons }) => {
      await commons.deleteFrom('accounts.sessions').where('expires_at', '<=', machine.now().toString()).execute();
    },
  });
}
