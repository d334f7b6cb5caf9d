import { z } from 'zod';
import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Log } from '#platform/kernel/log.ts';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { Route } from '#platform/http/route.ts';
import { applyRetention, type Applied } from './retention.ts';

/** How long personal data lives. */
export const privacyDeclaration: ModuleDeclaration = {
  name: 'privacy',
  title: 'Vie privée',
  dependsOn: ['database', 'audit', 'jobs', 'documents'],
};

export interface PrivacyNeeds {
  /** Every declaration of this Cabinet: their rules are applied. */
  readonly declarations: readonly ModuleDeclaration[];
  readonly documents: Documents;
}

/** The module: each night, what has reached its term goes. */
export function privacyModule({ declarations, documents }: PrivacyNeeds): RunningModule<Route, Job, Subscription> {
  const jobs = [
    job({
      name: 'privacy.retain',
      schedule: { cron: '40 3 * * *', timeZone: 'Europe/Paris' },
      perOrganization: true,
      // Erasing is owed whatever the contract allows.
      contractAction: 'erase',
      payload: z.object({}),
      handle: async ({ database, clock, signal, log, organizationId }) => {
        const kept = { family: 'organization', database, now: clock.now(), signal } as const;
        report(log, organizationId, await applyRetention(kept, declarations, documents));
      },
    }),
    job({
      name: 'privacy.retain-commons',
      schedule: { cron: '50 3 * * *', timeZone: 'Europe/Paris' },
      perOrganization: false,
      payload: z.object({}),
      handle: async ({ commons, clock, signal, log }) => {
        const kept = { family: 'commons', database: commons, now: clock.now(), signal } as const;
        report(log, 'commons', await applyRetention(kept, declarations, documents));
      },
    }),
  ];
  return { declaration: privacyDeclaration, routes: [], jobs, subscriptions: [] };
}

function report(log: Log, owner: string, applied: readonly Applied[]): void {
  for (const { table, outcome, rows } of applied) {
    if (rows === 0) continue;
    if (outcome === 'erased') log.info({ owner, table, rows }, 'rows erased at their term');
    else log.warn({ owner, table, rows }, 'rows at their term await an archive, which this Cabinet has not');
  }
}
