import { z } from 'zod';
import { job, type Job } from '#platform/jobs/job.ts';
import { analyzeStay } from './analyzing.ts';
import type { CodingNeeds } from './needs.ts';

/** Analyses one report. A report on which the engine fails is marked so; what is thrown on is tried again. */
export function analysisJob(needs: Pick<CodingNeeds, 'keys' | 'pool' | 'outbox' | 'codes'>): Job {
  return job({
    ...{ name: 'coding.analyze', perOrganization: true, concurrency: 4, timeoutSeconds: 600 },
    payload: z.object({ stayId: z.uuid(), analysisId: z.uuid() }),
    handle: async ({ organizationId, database, act, clock, payload }) => {
      const textKey = await needs.keys.key(organizationId, 'text');
      await analyzeStay(needs, { act, database, textKey, now: clock.now() }, payload);
    },
  });
}
