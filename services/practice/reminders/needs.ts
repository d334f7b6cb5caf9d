import type { Clock } from '#platform/kernel/clock.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { Commons, Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';
import type { AgendaPort } from '#services/practice/agenda/module.ts';
import type { Patients } from '#services/practice/patients/module.ts';

/** What the composition root gives to reminders. */
export interface RemindersNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly commons: Commons;
  /** For who follows a link: it names the practice. */
  readonly databases: Pick<Databases, 'organization'>;
  readonly outbox: Outbox;
  readonly mail: MailOutbox;
  readonly sms: SmsOutbox;
  /** Beginning of the links. */
  readonly publicUrl: URL;
  readonly agenda: Pick<
    AgendaPort,
    'appointment' | 'appointmentsBetween' | 'nextTimes' | 'confirm' | 'cancel' | 'move'
  >;
  readonly patients: Pick<Patients, 'reachable' | 'contactRefused' | 'refuseReminders' | 'linesOf' | 'requireAccess'>;
}

/** In which practice something is done, by whom, when. */
export interface Working {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly act: Act;
  readonly now: Temporal.Instant;
}
