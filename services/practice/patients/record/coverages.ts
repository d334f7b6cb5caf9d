import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Coverage, NewCoverage } from '../api/patients.ts';
import type { CoverageKind } from '../api/vocabulary.ts';
import { journal, openSealed, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';

/** Covers of a patient, the latest to begin first. */
export async function coveragesOf(context: PatientsContext, patientId: string): Promise<Coverage[]> {
  const rows = await context.database
    .selectFrom('patients.coverages')
    .select(['id', 'kind', 'organism', 'number_sealed', 'starts_on', 'ends_on'])
    .where('patient_id', '=', patientId)
    .orderBy('kind', 'desc')
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind as CoverageKind, organism: row.organism },
    number:
      row.number_sealed === null ? null : openSealed(context, `patients.coverages.number:${row.id}`, row.number_sealed),
    ...{ startsOn: row.starts_on, endsOn: row.ends_on },
  }));
}

/** Adds a cover. Its number may be a NIR: it lives encrypted, and nowhere else. */
export async function addCoverage(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  given: NewCoverage,
): Promise<string> {
  const id = newId();
  const number = given.number === null ? null : sealFor(context, `patients.coverages.number:${id}`, given.number);
  await transaction
    .insertInto('patients.coverages')
    .values({
      ...{ id, patient_id: patientId, kind: given.kind, organism: given.organism, number_sealed: number },
      ...{ starts_on: given.startsOn, ends_on: given.endsOn, created_at: context.now.toString() },
    })
    .execute();
  await journal(transaction, context, 'patients.coverage.added', patientId, { kind: given.kind });
  return id;
}

/** @throws {NotFound} */
export async function removeCoverage(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  coverageId: string,
): Promise<void> {
  const removed = await transaction
    .deleteFrom('patients.coverages')
    .where('id', '=', coverageId)
    .where('patient_id', '=', patientId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) {
    throw new NotFound('patients.coverage-not-found', 'Cette couverture n’est plus dans le dossier.');
  }
  await journal(transaction, context, 'patients.coverage.removed', patientId);
}
