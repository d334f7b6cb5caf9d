import { auditDeclaration } from '#platform/audit/module.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { identityDeclaration } from '#platform/identity/declaration.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { notificationsDeclaration } from '#platform/notifications/module.ts';
import { organizationsDeclaration } from '#platform/organizations/declaration.ts';

/** Declarations of the platform that the practice stands on, for `testDatabases`. */
export const roomsBelow: readonly ModuleDeclaration[] = [
  auditDeclaration,
  jobsDeclaration,
  httpDeclaration,
  identityDeclaration,
  organizationsDeclaration,
  documentsDeclaration,
  notificationsDeclaration,
];
