import type { Clock } from '#platform/kernel/clock.ts';
import type { Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { ExtractText } from './documents/examining.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { AccountPerson } from '#services/practice/accounts/module.ts';
import type { AgendaPort } from '#services/practice/agenda/module.ts';
import type { Notice, ReportedPlace } from '#services/practice/directory/module.ts';
import type { AskForTime } from '#services/practice/waiting-list/module.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { Patients } from '#services/practice/patients/module.ts';
import type { CareKinds, Places } from '#services/practice/reference/module.ts';

/** A practice, as whoever acts in it from outside holds it. */
export interface Where {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
}

/** Contacts that an account proved. */
export interface ProvedContacts {
  readonly email: string | null;
  readonly phone: string | null;
}

/** The patients' files, as far as a booking touches them. */
export interface PatientFiles extends Pick<Patients, 'requireAccess' | 'filesOf'> {
  /**
   * Joins to the account the file of somebody the practice knows: same names and birth date, and a contact the account proved that the file
   * holds too. Null when none or several match: nobody learns whether a stranger is a patient.
   */
  matching(
    where: Where,
    act: Act,
    account: { readonly id: string } & ProvedContacts,
    person: AccountPerson,
  ): Promise<string | null>;
  /** First and birth names of the practice's patients, to find them in what would be shown to everybody. */
  names(where: Where): Promise<readonly (readonly [string, string])[]>;
  /** Opens a provisional file, in a transaction of the practice. @returns its identifier */
  create(
    transaction: PracticeTransaction,
    organizationId: string,
    act: Act,
    booker: { readonly person: AccountPerson; readonly contacts: ProvedContacts },
  ): Promise<string>;
  /** Where the patient of an appointment made by the practice is told of changes; null: nowhere. */
  mailOf(where: Where, patientId: string): Promise<string | null>;
  /** The patient wants no more reminders (MAI-118). */
  refuseReminders(where: Where, act: Act, patientId: string): Promise<void>;
}

/** What somebody reports of an appointment or of a document. */
export type ReportedKind = Exclude<Notice['kind'], 'infringement'>;

/**
 * Opens a case for a report made from an appointment or a document; whoever reports is acknowledged by mail (MAI-109,
 * MAI-282).
 * @returns its number, `S-42`
 */
export type ReportCase = (
  act: Act,
  told: {
    readonly kind: ReportedKind;
    readonly reason: string;
    readonly name: string;
    readonly email: string;
  },
  where: ReportedPlace,
) => Promise<string>;

/** What the composition root gives to online booking. */
export interface BookingNeeds {
  readonly clock: Clock;
  readonly databases: Pick<Databases, 'commons' | 'organization' | 'organizations'>;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly outbox: Outbox;
  readonly mail: Pick<MailOutbox, 'send' | 'status'>;
  readonly sms: Pick<SmsOutbox, 'send' | 'status'>;
  readonly documents: Documents;
  readonly extractText: ExtractText;
  readonly agenda: AgendaPort;
  readonly patients: PatientFiles;
  readonly ask: AskForTime;
  readonly report: ReportCase;
  readonly kinds: CareKinds;
  readonly places: Places;
  readonly publicUrl: URL;
  readonly secure: boolean;
}
