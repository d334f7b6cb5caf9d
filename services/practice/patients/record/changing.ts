import { Conflict } from '#platform/kernel/errors.ts';
import { dayInParis } from '#platform/kernel/clock.ts';
import type { PatientChange } from '../api/patients.ts';
import { journal, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { afterTraitsChanged, traitsDiffer } from '../identity/traits.ts';
import { refuseBirthToCome } from './birth.ts';
import { readContacts } from './contact.ts';
import { identityColumns, identityOf, lockPatient, searchColumns, traitsOf, type PatientRow } from './patient-rows.ts';

/**
 * Changes what was given of a file. A strict trait that changes takes the identity back to provisional: the paper seen
 * and the number received spoke of other traits. A contact that changes is a contact confirmed today.
 * @throws {Conflict} `patients.changed-meanwhile`
 * @throws {Invalid} `patients.contact`, `patients.birth-to-come`
 */
export async function changePatient(
  transaction: PracticeTransaction,
  context: PatientsContext,
  id: string,
  change: PatientChange,
): Promise<void> {
  const row = await lockPatient(transaction, id);
  refuseStale(row, change.version);
  refuseBirthToCome(change.birthDate, context.now);
  const names = {
    ...{ birth_name: change.birthName ?? row.birth_name, used_name: given(change.usedName, row.used_name) },
    birth_first_names: change.birthFirstNames ?? row.birth_first_names,
    used_first_name: given(change.usedFirstName, row.used_first_name),
  };
  const traits = {
    ...{ birth_date: given(change.birthDate, row.birth_date), sex: given(change.sex, row.sex) },
    birth_place_code: given(change.birthPlaceCode, row.birth_place_code),
  };
  const dropped = traitsDiffer(traitsOf(row), traitsOf({ ...row, ...names, ...traits }));
  const identity = dropped ? identityColumns(afterTraitsChanged(identityOf(row))) : {};
  await transaction
    .updateTable('patients.patients')
    .set({
      ...names,
      ...traits,
      ...identity,
      ...searchColumns(names),
      ...contactColumns(context, row, change),
      ...alertColumn(context, row, change.alert),
      ...{ version: row.version + 1, changed_at: context.now.toString() },
    })
    .where('id', '=', id)
    .execute();
  const { version: _, ...fields } = change;
  await journal(transaction, context, 'patients.file.changed', id, {
    fields: Object.keys(fields).toSorted().join(' '),
    identityDropped: dropped && row.identity_status !== 'provisional',
  });
}

/** @throws {Conflict} when somebody else changed the file since it was read. */
export function refuseStale(row: Pick<PatientRow, 'version'>, version: number): void {
  if (row.version === version) return;
  throw new Conflict(
    'patients.changed-meanwhile',
    'Ce dossier vient d’être modifié par quelqu’un d’autre. Rien n’a été écrasé : relisez-le, puis reprenez.',
  );
}

/** What was given, `null` included, or what was there. */
function given<Value>(value: Value | null | undefined, former: Value | null): Value | null {
  return value === undefined ? former : value;
}

function contactColumns(context: PatientsContext, row: PatientRow, change: PatientChange) {
  const read = readContacts(change);
  const phone = given(read.phone, row.phone);
  const email = given(read.email, row.email);
  const renewed = phone !== row.phone || email !== row.email || change.contactConfirmed === true;
  return {
    ...{ phone, email, second_phone: given(read.secondPhone, row.second_phone) },
    // A number or an address that is another one was never refused.
    phone_refused_at: phone === row.phone ? row.phone_refused_at : null,
    email_refused_at: email === row.email ? row.email_refused_at : null,
    contact_confirmed_on: renewed ? dayInParis(context.now).toString() : row.contact_confirmed_on,
    address_line: given(change.addressLine, row.address_line),
    ...{ postal_code: given(change.postalCode, row.postal_code), city: given(change.city, row.city) },
    sms_reminders: change.smsReminders ?? row.sms_reminders,
    email_reminders: change.emailReminders ?? row.email_reminders,
  };
}

function alertColumn(context: PatientsContext, row: PatientRow, alert: string | null | undefined) {
  if (alert === undefined) return {};
  return { alert_sealed: alert === null ? null : sealFor(context, `patients.patients.alert:${row.id}`, alert) };
}
