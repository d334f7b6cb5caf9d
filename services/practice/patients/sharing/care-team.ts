import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { nameOf, professionalOf } from '#services/practice/professionals/module.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';

/** One professional whom the patient recognises as caring for them with the others. */
export interface TeamMember {
  readonly id: string;
  readonly professionalId: string;
  readonly name: string;
  readonly recognisedAt: string;
}

/** The care team of a patient: a practice is none by itself, the patient recognises each (CSP L. 1110-12). */
export async function careTeamOf(database: OrganizationDatabase, patientId: string): Promise<TeamMember[]> {
  const rows = await database
    .selectFrom('patients.care_team')
    .select(['id', 'professional_id', 'recognised_at'])
    .where('patient_id', '=', patientId)
    .where('ended_at', 'is', null)
    .orderBy('recognised_at')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      ...{ id: row.id, professionalId: row.professional_id, recognisedAt: row.recognised_at },
      name: nameOf(await professionalOf(database, row.professional_id)),
    })),
  );
}

/** @throws {Conflict} `patients.care-team.already` */
export async function recogniseMember(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  professionalId: string,
): Promise<void> {
  await professionalOf(transaction, professionalId);
  const team = await careTeamOf(transaction, patientId);
  if (team.some((one) => one.professionalId === professionalId)) {
    throw new Conflict('patients.care-team.already', 'Ce praticien est déjà dans l’équipe de soins de ce patient.');
  }
  await transaction
    .insertInto('patients.care_team')
    .values({
      ...{ id: newId(), patient_id: patientId, professional_id: professionalId },
      ...{ recognised_at: context.now.toString(), recorded_by_name: context.act.actor.name },
    })
    .execute();
  await journal(transaction, context, 'patients.care-team.recognised', patientId, { professional: professionalId });
}

/** @throws {NotFound} `patients.care-team-not-found` */
export async function endMember(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  memberId: string,
): Promise<void> {
  const ended = await transaction
    .updateTable('patients.care_team')
    .set({ ended_at: context.now.toString() })
    .where('id', '=', memberId)
    .where('patient_id', '=', patientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) {
    throw new NotFound('patients.care-team-not-found', 'Ce praticien n’est plus dans l’équipe de soins.');
  }
  await journal(transaction, context, 'patients.care-team.ended', patientId);
}
