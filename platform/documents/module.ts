import { z } from 'zod';
import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import type { ObjectStore } from './object-store.ts';
import { sweepUnclaimed } from './sweep.ts';

/** Encrypted object storage: what people send in, told by its content, given back byte for byte. */
export const documentsDeclaration: ModuleDeclaration = {
  name: 'documents',
  title: 'Documents',
  dependsOn: ['database', 'audit', 'jobs'],
  migrations: new URL('./migrations/', import.meta.url),
  retention: [
    {
      table: 'documents.objects',
      family: 'organization',
      purpose:
        'Fichiers de l’organisation (comptes rendus, pièces) ; conservés aussi longtemps que ce qu’ils documentent.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
    {
      table: 'documents.unclaimed_objects',
      family: 'organization',
      purpose: 'Fichiers reçus et jamais retenus, ou effacés ; ôtés de l’espace de stockage au plus tard le lendemain.',
      from: null,
      keep: null,
      then: 'with-owner',
    },
  ],
};

/** The module, given the store its objects lie in. It has no route: each room serves its own documents. */
export function documentsModule(options: { readonly store: ObjectStore }): RunningModule<Route, Job, Subscription> {
  const sweep = job({
    name: 'documents.sweep',
    perOrganization: true,
    schedule: { cron: '17 * * * *', timeZone: 'Europe/Paris' },
    payload: z.object({}),
    handle: async ({ clock, signal, log, ...owner }) => {
      const removed = await sweepUnclaimed(owner, options.store, clock.now(), signal);
      if (removed > 0) log.info({ organizationId: owner.organizationId, removed }, 'unclaimed objects removed');
    },
  });
  return { declaration: documentsDeclaration, routes: [], jobs: [sweep], subscriptions: [] };
}
