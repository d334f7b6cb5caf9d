import type { Clock } from '#platform/kernel/clock.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';
import type { AgendaPort, AppointmentBrief } from '#services/practice/agenda/module.ts';
import type { Patients } from '#services/practice/patients/module.ts';

/** What the composition root gives to reminders. */
export interface RemindersNeeds {
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly commons: Commons;
  readonly outbox: Outbox;
  readonly mail: MailOutbox;
  readonly sms: SmsOutbox;
  readonly agenda: Pick<AgendaPort, 'appointment' | 'appointmentsBetween'>;
  readonly patients: Pick<Patients, 'reachable' | 'contactRefused' | 'linesOf' | 'requireAccess'>;
  /** Makes a personal link that confirms, moves and cancels without signing in (booking). */
  readonly linkTo: (
    where: Pick<Working, 'organizationId' | 'database'>,
    appointment: Pick<AppointmentBrief, 'id' | 'patientId'>,
    now: Temporal.Instant,
  ) => Promise<string>;
}

/** In which practice something is done, by whom, when. */
export interface Working {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly act: Act;
  readonly now: Temporal.Instant;
}
