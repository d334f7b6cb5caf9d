import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import { filesOf } from './access/merged-files.ts';
import { recordOpening } from './access/openings.ts';
import { presentFile, requireAccess, type OpenFile } from './access/require-access.ts';
import type { Opened } from './api/access.ts';
import type { NewPatient, PatientLine } from './api/patients.ts';
import type { FileOrigin } from './api/vocabulary.ts';
import { journal, type PatientsContext, type PracticeTransaction } from './context.ts';
import { closeConsultation, openConsultation } from './identity/consultations.ts';
import type { PatientsNeeds } from './needs.ts';
import { readContacts } from './record/contact.ts';
import { insertPatient } from './record/creating.ts';
import { linesOf } from './record/lines.ts';
import { searchPatients } from './search/searching.ts';

/** Names and contacts of somebody for whom a time is booked; the rest of the file comes later. */
export type BookedPatient = Pick<NewPatient, 'birthName' | 'birthFirstNames'> & Partial<NewPatient>;

/** Where reminders go, and by what means the patient wants none. */
export interface Reachable {
  readonly id: string;
  readonly firstName: string;
  /** E.164, or null: not given, refused by the carrier, or not wanted for reminders. */
  readonly smsTo: string | null;
  readonly mailTo: string | null;
  /** Why there is no number, no address; null when there is one. What the patient does not want comes first. */
  readonly noSms: Unreachable | null;
  readonly noMail: Unreachable | null;
}

/** Not wanted by the patient, never given, or refused by the carrier or the mail server (MAI-116, MAI-118). */
export type Unreachable = 'not-wanted' | 'not-given' | 'not-working';

/** What other rooms of the practice ask of patients. Each takes the context of who acts: bans are read at each call. */
export interface Patients {
  /**
   * Lines to show beside appointments, by identifier asked; a patient who opposes is `{opposed: true, id}` and nothing
   * more. Unknown identifiers are left out; a merged file answers as the one that was kept.
   */
  linesOf(context: PracticeContext, patientIds: readonly string[]): Promise<ReadonlyMap<string, PatientLine>>;
  /**
   * Every identifier of one patient: the file present, first, and those merged into it, at any remove.
   * @throws {NotFound} `patients.not-found`
   */
  filesOf(database: OrganizationDatabase, patientId: string): Promise<readonly string[]>;
  /** The one box: name, birth date, telephone. Ranked. */
  search(context: PracticeContext, typed: string, limit: number): Promise<readonly PatientLine[]>;
  /**
   * Demands the right and that no ban closes the file; writes the opening where the patient reads it when `what` is given.
   * @returns the identifier of the file present (that of the kept one after a merge)
   * @throws {NotFound} `patients.not-found`
   * @throws {Forbidden} `permission.missing`, `patients.opposed`
   */
  requireAccess(context: PracticeContext, patientId: string, what?: Opened): Promise<OpenFile>;
  /**
   * Opens a file from a booking, in the caller's transaction, with its journal line and event.
   * @throws {Invalid} `patients.contact`
   */
  create(
    transaction: PracticeTransaction,
    context: Pick<PracticeContext, 'act' | 'now' | 'textKey'>,
    given: BookedPatient,
    origin: FileOrigin,
  ): Promise<string>;
  /**
   * A visit begins: its consultation waits for the check of identity (MAI-087). Asked again for the same appointment, it
   * gives the same.
   */
  openConsultation(
    transaction: PracticeTransaction,
    context: Pick<PracticeContext, 'act' | 'now'>,
    visit: { readonly patientId: string; readonly appointmentId: string },
  ): Promise<string>;
  /** A visit is over; without a check it is listed as "identité non vérifiée". */
  closeConsultation(
    transaction: PracticeTransaction,
    context: Pick<PracticeContext, 'act' | 'now'>,
    consultationId: string,
  ): Promise<void>;
  /** First and birth names of all patients, for a search in texts that would be shown to everybody. */
  names(database: OrganizationDatabase): Promise<readonly (readonly [string, string])[]>;
  /** Where reminders of a patient may go. For jobs: no ban is asked, no name of theirs is shown to anybody. */
  reachable(context: Pick<PatientsContext, 'database'>, patientId: string): Promise<Reachable>;
  /** A carrier or a mail server refused this contact: it is shown to be corrected (MAI-116). */
  contactRefused(
    transaction: PracticeTransaction,
    at: { readonly act: Act; readonly now: Temporal.Instant },
    patientId: string,
    contact: { readonly phone: string } | { readonly email: string },
  ): Promise<void>;
  /** The patient wants no more reminders, by any means (MAI-118). Said twice, it is written once. */
  refuseReminders(
    transaction: PracticeTransaction,
    at: { readonly act: Act; readonly now: Temporal.Instant },
    patientId: string,
  ): Promise<void>;
}

/** The port, given what the room works with. */
export function patientsPort(needs: Pick<PatientsNeeds, 'commons' | 'outbox'>): Patients {
  const own = (context: PracticeContext): PatientsContext => ({ ...context, commons: needs.commons });
  return {
    linesOf: (context, patientIds) => linesOf(own(context), patientIds),
    filesOf,
    search: async (context, typed, limit) => (await searchPatients(own(context), typed, limit)).patients,
    requireAccess: async (context, patientId, what) => {
      const file = await requireAccess(own(context), patientId);
      if (what !== undefined) await recordOpening(context.database, context, file.id, what, file.despiteBan);
      return file;
    },
    create: async (transaction, context, given, origin) => {
      const id = await insertPatient(transaction, context, { ...NOTHING, ...given, ...readContacts(given) }, origin);
      await journal(transaction, context, 'patients.file.created', id, { origin });
      await needs.outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId: id } });
      return id;
    },
    openConsultation: (transaction, context, { patientId, appointmentId }) =>
      openConsultation(transaction, context, patientId, appointmentId),
    closeConsultation,
    reachable,
    names,
    contactRefused: (transaction, at, patientId, contact) => contactRefused(needs, transaction, at, patientId, contact),
    refuseReminders: (transaction, at, patientId) => refuseReminders(needs, transaction, at, patientId),
  };
}

const NOTHING = {
  ...{ usedName: null, usedFirstName: null, birthDate: null, sex: null, birthPlaceCode: null, phone: null },
  ...{ secondPhone: null, email: null, addressLine: null, postalCode: null, city: null, alert: null },
  ...{ smsReminders: true, emailReminders: true },
} as const;

async function reachable({ database }: Pick<PatientsContext, 'database'>, patientId: string): Promise<Reachable> {
  const id = await presentFile(database, patientId);
  const row = await database
    .selectFrom('patients.patients')
    .select(['birth_first_names', 'used_first_name', 'phone', 'email', 'phone_refused_at', 'email_refused_at'])
    .select(['sms_reminders', 'email_reminders'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('patients.not-found', 'Ce patient n’existe pas dans ce cabinet.');
  const noSms = unreachable(row.sms_reminders, row.phone, row.phone_refused_at);
  const noMail = unreachable(row.email_reminders, row.email, row.email_refused_at);
  return {
    ...{ id, firstName: row.used_first_name ?? row.birth_first_names.split(' ')[0]! },
    ...{ smsTo: noSms === null ? row.phone : null, mailTo: noMail === null ? row.email : null, noSms, noMail },
  };
}

function unreachable(wanted: boolean, contact: string | null, refusedAt: string | null): Unreachable | null {
  if (!wanted) return 'not-wanted';
  if (contact === null) return 'not-given';
  return refusedAt === null ? null : 'not-working';
}

async function refuseReminders(
  { outbox }: Pick<PatientsNeeds, 'outbox'>,
  transaction: PracticeTransaction,
  at: { readonly act: Act; readonly now: Temporal.Instant },
  patientId: string,
): Promise<void> {
  const id = await presentFile(transaction, patientId);
  const refused = await transaction
    .updateTable('patients.patients')
    .set((row) => ({ sms_reminders: false, email_reminders: false, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where((is) => is.or([is('sms_reminders', '=', true), is('email_reminders', '=', true)]))
    .executeTakeFirst();
  if (refused.numUpdatedRows === 0n) return;
  await journal(transaction, at, 'patients.reminders.refused', id);
  await outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId: id } });
}

async function contactRefused(
  { outbox }: Pick<PatientsNeeds, 'outbox'>,
  transaction: PracticeTransaction,
  at: { readonly act: Act; readonly now: Temporal.Instant },
  patientId: string,
  contact: { readonly phone: string } | { readonly email: string },
): Promise<void> {
  const id = await presentFile(transaction, patientId);
  const now = at.now.toString();
  // Only the very contact that was tried: the patient may have given another one since.
  const marked = await transaction
    .updateTable('patients.patients')
    .set('phone' in contact ? { phone_refused_at: now } : { email_refused_at: now })
    .where('id', '=', id)
    .where((is) => ('phone' in contact ? is('phone', '=', contact.phone) : is('email', '=', contact.email)))
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n) return;
  const by = 'phone' in contact ? 'phone' : 'email';
  await journal(transaction, at, 'patients.contact.refused', id, { contact: by });
  await outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId: id } });
}

async function names(database: OrganizationDatabase): Promise<readonly (readonly [string, string])[]> {
  const rows = await database
    .selectFrom('patients.patients')
    .select(['birth_first_names', 'birth_name'])
    .where('merged_into', 'is', null)
    .execute();
  return rows.map((row) => [row.birth_first_names.split(' ')[0]!, row.birth_name]);
}
