import { dayInParis } from '#platform/kernel/clock.ts';
import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Consent, NewConsent } from '../api/consents.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';

/** The register of a patient, the latest first; withdrawn consents stay, with both dates (MAI-274). */
export async function consentsOf(database: OrganizationDatabase, patientId: string): Promise<Consent[]> {
  const rows = await database
    .selectFrom('patients.consents')
    .selectAll()
    .where('patient_id', '=', patientId)
    .orderBy('given_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, subject: row.subject as Consent['subject'], purpose: row.purpose },
    ...{ kind: row.kind as Consent['kind'], manner: row.manner as Consent['manner'], givenOn: row.given_on },
    ...{ recordedAt: row.recorded_at, recordedBy: row.recorded_by_name, withdrawnOn: row.withdrawn_on },
    withdrawnBy: row.withdrawn_by_name,
  }));
}

/** Writes what the patient was told, agreed to or refused. @throws {Invalid} `patients.consent.future` */
export async function recordConsent(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  given: NewConsent,
): Promise<string> {
  refuseFuture(context, 'givenOn', given.givenOn);
  const id = newId();
  await transaction
    .insertInto('patients.consents')
    .values({
      ...{ id, patient_id: patientId, subject: given.subject, purpose: given.purpose, kind: given.kind },
      ...{ manner: given.manner, given_on: given.givenOn, recorded_at: context.now.toString() },
      recorded_by_name: context.act.actor.name,
    })
    .execute();
  const { subject, kind, manner } = given;
  await journal(transaction, context, 'patients.consent.recorded', patientId, { subject, kind, manner });
  return id;
}

/**
 * Writes that a consent is withdrawn, beside the day it was given.
 * @throws {NotFound} `patients.consent-not-found`
 * @throws {Conflict} `patients.consent.withdrawn`
 * @throws {Invalid} `patients.consent.future`, `patients.consent.order`
 */
export async function withdrawConsent(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  consentId: string,
  withdrawnOn: string,
): Promise<void> {
  refuseFuture(context, 'withdrawnOn', withdrawnOn);
  const row = await transaction
    .selectFrom('patients.consents')
    .select(['given_on', 'withdrawn_on'])
    .where('id', '=', consentId)
    .where('patient_id', '=', patientId)
    .where('kind', '=', 'consent')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('patients.consent-not-found', 'Ce consentement n’est pas au registre.');
  if (row.withdrawn_on !== null) throw new Conflict('patients.consent.withdrawn', 'Ce consentement est déjà retiré.');
  if (withdrawnOn < row.given_on)
    throw wrongDate('withdrawnOn', 'Un consentement ne se retire pas avant d’être donné.');
  await transaction
    .updateTable('patients.consents')
    .set({ withdrawn_on: withdrawnOn, withdrawn_by_name: context.act.actor.name })
    .where('id', '=', consentId)
    .execute();
  await journal(transaction, context, 'patients.consent.withdrawn', patientId);
}

function refuseFuture({ now }: PatientsContext, field: string, day: string): void {
  if (day > dayInParis(now).toString()) throw wrongDate(field, 'Cette date est à venir.');
}

function wrongDate(field: string, message: string): Invalid {
  return new Invalid('patients.consent.date', message, [{ field, rule: 'order', message }]);
}
