import { z } from 'zod';
import { job, type Job } from '#platform/jobs/job.ts';
import type { AccountsNeeds } from './desk.ts';

/** Deletes codes and sessions past their time, each night. */
export function sweepJob({ machine }: Pick<AccountsNeeds, 'machine'>): Job {
  return job({
    name: 'accounts.sweep',
    perOrganization: false,
    schedule: { cron: '50 3 * * *', timeZone: 'Europe/Paris' },
    payload: z.object({}),
    handle: async ({ commons }) => {
      const now = machine.now();
      await commons.deleteFrom('accounts.sessions').where('expires_at', '<=', now.toString()).execute();
      const dayAgo = now.subtract({ hours: 24 }).toString();
      await commons.deleteFrom('accounts.codes').where('asked_at', '<=', dayAgo).execute();
    },
  });
}
