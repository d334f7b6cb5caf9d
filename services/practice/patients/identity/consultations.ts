import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Consultation, NewCheck } from '../api/identity.ts';
import type { Capacity, Proof } from '../api/vocabulary.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';

/** Opens a consultation; the one already open for the same appointment is given back. */
export async function openConsultation(
  transaction: PracticeTransaction,
  context: Pick<PatientsContext, 'act' | 'now'>,
  patientId: string,
  appointmentId: string | null,
): Promise<string> {
  const id = newId();
  const opened = await transaction
    .insertInto('patients.consultations')
    .values({
      ...{ id, patient_id: patientId, appointment_id: appointmentId, opened_at: context.now.toString() },
      opened_by_name: context.act.actor.name,
    })
    .onConflict((conflict) => conflict.column('appointment_id').doNothing())
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows === 1n) {
    await journal(transaction, context, 'patients.consultation.opened', patientId);
    return id;
  }
  const { id: known } = await transaction
    .selectFrom('patients.consultations')
    .select('id')
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirstOrThrow();
  return known;
}

/** Closes it, checked or not: one that was not is listed as such (MAI-087). Closing twice changes nothing. */
export async function closeConsultation(
  transaction: PracticeTransaction,
  context: Pick<PatientsContext, 'act' | 'now'>,
  consultationId: string,
): Promise<void> {
  const closed = await transaction
    .updateTable('patients.consultations')
    .set({ closed_at: context.now.toString() })
    .where('id', '=', consultationId)
    .where('closed_at', 'is', null)
    .returning('patient_id')
    .executeTakeFirst();
  if (closed !== undefined) await journal(transaction, context, 'patients.consultation.closed', closed.patient_id);
}

/**
 * Records the check of identity, of who accompanies, and of rights, with its author.
 * @throws {Conflict} `patients.check.made`, `patients.consultation.closed`
 */
export async function checkIdentity(
  transaction: PracticeTransaction,
  context: Pick<PatientsContext, 'act' | 'now'>,
  consultationId: string,
  check: NewCheck,
): Promise<void> {
  const { patient_id: patientId, closed_at: closedAt } = await transaction
    .selectFrom('patients.consultations')
    .select(['patient_id', 'closed_at'])
    .where('id', '=', consultationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (closedAt !== null) {
    throw new Conflict(
      'patients.consultation.closed',
      'Cette consultation est close : le contrôle ne s’y ajoute plus.',
    );
  }
  const { actor } = context.act;
  const written = await transaction
    .insertInto('patients.identity_checks')
    .values({
      ...{ id: newId(), consultation_id: consultationId, result: check.result, proof: check.proof },
      ...{ rights: check.rights, checked_at: context.now.toString(), author_id: actor.id, author_name: actor.name },
      ...{ companion_name: check.companion?.name ?? null, companion_capacity: check.companion?.capacity ?? null },
    })
    .onConflict((conflict) => conflict.column('consultation_id').doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) {
    throw new Conflict('patients.check.made', 'L’identité a déjà été contrôlée pour cette consultation.');
  }
  await journal(transaction, context, 'patients.identity.checked', patientId, { result: check.result });
}

/** One consultation. @throws {NotFound} */
export async function consultationOf(database: OrganizationDatabase, id: string): Promise<Consultation> {
  const row = await withChecks(database).where('consultation.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound('patients.consultation-not-found', 'Cette consultation n’existe pas.');
  return typed(row);
}

/** Those of a patient, the latest first. */
export async function consultationsOf(database: OrganizationDatabase, patientId: string): Promise<Consultation[]> {
  return (await withChecks(database).where('consultation.patient_id', '=', patientId).execute()).map(typed);
}

/** Those closed without a check of identity, the latest first, two hundred at most. */
export async function notChecked(database: OrganizationDatabase): Promise<Consultation[]> {
  const rows = await withChecks(database)
    .where('consultation.closed_at', 'is not', null)
    .where('check.id', 'is', null)
    .limit(200)
    .execute();
  return rows.map(typed);
}

function withChecks(database: OrganizationDatabase) {
  return database
    .selectFrom('patients.consultations as consultation')
    .leftJoin('patients.identity_checks as check', 'check.consultation_id', 'consultation.id')
    .select(['consultation.id', 'consultation.patient_id', 'consultation.appointment_id', 'consultation.opened_at'])
    .select(['consultation.opened_by_name', 'consultation.closed_at', 'check.result', 'check.proof', 'check.rights'])
    .select(['check.companion_name', 'check.companion_capacity', 'check.checked_at', 'check.author_name'])
    .orderBy('consultation.opened_at', 'desc')
    .orderBy('consultation.id');
}

type CheckedRow = Awaited<ReturnType<ReturnType<typeof withChecks>['executeTakeFirstOrThrow']>>;

function typed(row: CheckedRow): Consultation {
  return {
    ...{ id: row.id, patientId: row.patient_id, appointmentId: row.appointment_id, openedAt: row.opened_at },
    ...{ openedBy: row.opened_by_name, closedAt: row.closed_at, check: checkOf(row) },
    identityNotChecked: row.closed_at !== null && row.checked_at === null,
  };
}

function checkOf(row: CheckedRow): Consultation['check'] {
  if (row.checked_at === null) return null;
  const { companion_name: name, companion_capacity: capacity } = row;
  return {
    result: row.result as NonNullable<Consultation['check']>['result'],
    ...{ proof: row.proof as Proof | null, rights: row.rights as NonNullable<Consultation['check']>['rights'] },
    companion: name === null ? null : { name, capacity: capacity as Capacity },
    ...{ at: row.checked_at, by: row.author_name! },
  };
}
