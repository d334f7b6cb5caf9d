import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Companion } from '../api/patients.ts';
import type { Capacity } from '../api/vocabulary.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { e164, WRONG } from './contact.ts';

/** Who comes with the patient or answers for them now, in the order they were entered. */
export async function companionsOf(database: OrganizationDatabase, patientId: string): Promise<Companion[]> {
  const rows = await database
    .selectFrom('patients.companions')
    .select(['id', 'name', 'capacity', 'phone'])
    .where('patient_id', '=', patientId)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, capacity: row.capacity as Capacity }));
}

/** Adds somebody, with the capacity in which they come (MAI-088). @throws {Invalid} `patients.contact` */
export async function addCompanion(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  given: Omit<Companion, 'id'>,
): Promise<string> {
  const phone = given.phone === null ? null : e164(given.phone);
  if (given.phone !== null && phone === null) {
    const errors = [{ field: 'phone', rule: 'form', message: WRONG.phone }];
    throw new Invalid('patients.contact', 'Certaines coordonnées sont à corriger.', errors);
  }
  const id = newId();
  await transaction
    .insertInto('patients.companions')
    .values({ id, patient_id: patientId, ...given, phone, created_at: context.now.toString() })
    .execute();
  await journal(transaction, context, 'patients.companion.added', patientId, { capacity: given.capacity });
  return id;
}

/** Somebody comes no more; earlier identity checks keep their name. @throws {NotFound} */
export async function endCompanion(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  companionId: string,
): Promise<void> {
  const ended = await transaction
    .updateTable('patients.companions')
    .set({ ended_at: context.now.toString() })
    .where('id', '=', companionId)
    .where('patient_id', '=', patientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) {
    throw new NotFound('patients.companion-not-found', 'Cette personne n’accompagne plus ce patient.');
  }
  await journal(transaction, context, 'patients.companion.removed', patientId);
}
