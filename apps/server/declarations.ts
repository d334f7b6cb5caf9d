import { auditDeclaration } from '#platform/audit/module.ts';
import { databaseDeclaration } from '#platform/database/module.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { equipmentDeclaration } from '#platform/equipment/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { identityDeclaration } from '#platform/identity/declaration.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { privacyDeclaration } from '#platform/privacy/module.ts';
import { notificationsDeclaration } from '#platform/notifications/module.ts';
import { organizationsDeclaration } from '#platform/organizations/declaration.ts';
import { codingDeclaration } from '#services/coding/module.ts';
import { accountsDeclaration } from '#services/practice/accounts/module.ts';
import { agendaDeclaration } from '#services/practice/agenda/module.ts';
import { bookingDeclaration } from '#services/practice/booking/module.ts';
import { directoryDeclaration } from '#services/practice/directory/module.ts';
import { patientsDeclaration } from '#services/practice/patients/module.ts';
import { professionalsDeclaration } from '#services/practice/professionals/module.ts';
import { remindersDeclaration } from '#services/practice/reminders/module.ts';
import { resourcesDeclaration } from '#services/practice/resources/module.ts';
import { waitingListDeclaration } from '#services/practice/waiting-list/module.ts';

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
  equipmentDeclaration,
  privacyDeclaration,
  codingDeclaration,
  professionalsDeclaration,
  patientsDeclaration,
  agendaDeclaration,
  accountsDeclaration,
  directoryDeclaration,
  bookingDeclaration,
  remindersDeclaration,
  waitingListDeclaration,
  resourcesDeclaration,
];
