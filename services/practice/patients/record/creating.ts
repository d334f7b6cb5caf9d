import { dayInParis } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Alike, NewPatient } from '../api/patients.ts';
import type { FileOrigin } from '../api/vocabulary.ts';
import { journal, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { alikeTo } from '../duplicates/alike.ts';
import type { PatientsNeeds } from '../needs.ts';
import { refuseBirthToCome } from './birth.ts';
import { readContacts } from './contact.ts';
import { searchColumns } from './patient-rows.ts';

/** The row of a new file; contacts are already in the form they are kept. */
export function newRow(
  context: Pick<PatientsContext, 'textKey' | 'now'>,
  given: NewPatient,
  from: { readonly origin: FileOrigin; readonly importId?: string; readonly id?: string | undefined },
) {
  const id = from.id ?? newId();
  const names = {
    ...{ birth_name: given.birthName, birth_first_names: given.birthFirstNames },
    ...{ used_name: given.usedName, used_first_name: given.usedFirstName },
  };
  const at = context.now.toString();
  const hasContact = given.phone !== null || given.email !== null;
  return {
    ...{ id, ...names, ...searchColumns(names), birth_date: given.birthDate, sex: given.sex },
    ...{ birth_place_code: given.birthPlaceCode, phone: given.phone, second_phone: given.secondPhone },
    ...{ email: given.email, address_line: given.addressLine, postal_code: given.postalCode, city: given.city },
    ...{ sms_reminders: given.smsReminders, email_reminders: given.emailReminders },
    alert_sealed: given.alert === null ? null : sealFor(context, `patients.patients.alert:${id}`, given.alert),
    // A number just given by the patient is a number confirmed; one from an old file is not.
    contact_confirmed_on: hasContact && from.origin !== 'import' ? dayInParis(context.now).toString() : null,
    ...{ origin: from.origin, import_id: from.importId ?? null, created_at: at, changed_at: at },
  };
}

/** Opens a file; its journal line and event are the caller's. */
export async function insertPatient(
  transaction: PracticeTransaction,
  context: Pick<PatientsContext, 'textKey' | 'now'>,
  given: NewPatient,
  origin: FileOrigin,
): Promise<string> {
  const row = newRow(context, given, { origin });
  await transaction.insertInto('patients.patients').values(row).execute();
  return row.id;
}

/**
 * Opens a file for a person at the desk. When files look the same they are given back in its place, so that nobody makes
 * a second one unknowingly; asked again with `evenIfAlike`, it is opened. The same identifier sent twice opens one.
 * @throws {Invalid} `patients.contact`, `patients.birth-to-come`
 */
export async function createFile(
  context: PatientsContext,
  needs: Pick<PatientsNeeds, 'outbox'>,
  given: NewPatient & { readonly id?: string | undefined; readonly evenIfAlike: boolean },
): Promise<{ readonly id: string | null; readonly alike: Alike[] }> {
  const read = { ...given, ...readContacts(given) };
  refuseBirthToCome(given.birthDate, context.now);
  const alike = given.evenIfAlike ? [] : await alikeTo(context, read);
  // One that this very press opened looks the same.
  if (alike.length > 0 && !(await isThere(context, given.id))) return { id: null, alike };
  const row = newRow(context, read, { origin: 'practice', id: given.id });
  await context.database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('patients.patients')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return;
    await journal(transaction, context, 'patients.file.created', row.id, { origin: 'practice' });
    await needs.outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId: row.id } });
  });
  return { id: row.id, alike: [] };
}

async function isThere({ database }: Pick<PatientsContext, 'database'>, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false;
  const row = await database.selectFrom('patients.patients').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
