import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { Audit, type AuditOptions } from './audit.ts';
import { auditJobs } from './jobs.ts';
import { auditRoutes } from './routes.ts';

export { everyEntry } from './search.ts';

/** Who did what, when, from where; tamper-evident. */
export const auditDeclaration: ModuleDeclaration = {
  name: 'audit',
  title: 'Journal',
  dependsOn: ['database'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [{ name: 'audit.read', title: 'Consulter et exporter le journal', scope: 'organization' }],
  retention: [
    {
      table: 'audit.entries',
      family: 'organization',
      purpose: 'Journal des accès et des actes de l’organisation ; effacé par lots entiers à son terme (CIM-139).',
      from: 'at',
      keep: 'P12M',
      then: 'delete',
      appliedBy: 'audit.erase',
    },
    {
      table: 'audit.entries',
      family: 'commons',
      purpose: 'Journal des actes sans organisation (connexions, tentatives) ; effacé par lots entiers à son terme.',
      from: 'at',
      keep: 'P12M',
      then: 'delete',
      appliedBy: 'audit.erase-commons',
    },
    ...(['organization', 'commons'] as const).map((family) => ({
      ...{ table: 'audit.seals', family, from: null, keep: null, then: 'with-owner' as const },
      purpose: 'Sceaux des lots du journal ; restent après l’effacement des lignes, sans donnée personnelle.',
    })),
    {
      ...{ table: 'audit.anchors', family: 'commons', from: null, keep: null, then: 'with-owner' },
      purpose: 'Dernier sceau de chaque journal, gardé à part ; aucune donnée personnelle.',
    },
  ],
};

/** This room as the composition root mounts it: start `audit.sealer` with the rest, stop it last. */
export function createAudit(
  options: AuditOptions,
): RunningModule<Route, Job, Subscription> & { readonly audit: Audit } {
  const audit = new Audit(options);
  return {
    declaration: auditDeclaration,
    routes: auditRoutes(audit, options.clock),
    jobs: auditJobs(audit),
    subscriptions: [],
    audit,
  };
}
