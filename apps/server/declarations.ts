import { auditDeclaration } from '#platform/audit/module.ts';
import { databaseDeclaration } from '#platform/database/module.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { identityDeclaration } from '#platform/identity/declaration.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { notificationsDeclaration } from '#platform/notifications/module.ts';
import { organizationsDeclaration } from '#platform/organizations/declaration.ts';
import { codingDeclaration } from '#services/coding/module.ts';

/** Every module of this Cabinet; migrations run in this order, each after what it depends on. */
export const declarations: readonly ModuleDeclaration[] = [
  databaseDeclaration,
  auditDeclaration,
  jobsDeclaration,
  httpDeclaration,
  identityDeclaration,
  organizationsDeclaration,
  documentsDeclaration,
  notificationsDeclaration,
  codingDeclaration,
];
