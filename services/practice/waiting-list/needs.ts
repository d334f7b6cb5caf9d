import type { Act } from '#platform/kernel/act.ts';
import type { Commons, Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';
import type { AgendaPort } from '#services/practice/agenda/module.ts';
import type { Patients } from '#services/practice/patients/module.ts';
import type { ContextNeeds } from '#services/practice/professionals/module.ts';

/** What the composition root gives to the waiting list. */
export interface WaitingListNeeds extends ContextNeeds {
  readonly commons: Commons;
  readonly databases: Pick<Databases, 'organization'>;
  readonly outbox: Outbox;
  readonly mail: MailOutbox;
  readonly sms: SmsOutbox;
  readonly agenda: AgendaPort;
  readonly patients: Pick<Patients, 'linesOf' | 'reachable' | 'filesOf' | 'requireAccess'>;
  /** Where this Cabinet is reached, for the links of offers. */
  readonly publicUrl: string;
  /** How long who works here may take back what they did before anybody is asked. */
  readonly undoSeconds: number;
}

/** In which practice something is done, by whom, when. */
export interface Working {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly act: Act;
  readonly now: Temporal.Instant;
}
