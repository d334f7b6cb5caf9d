import { newId } from '#platform/kernel/ids.ts';
import type { Note } from '../api/beside.ts';
import { journal, openSealed, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';

/** Notes on a patient, the latest first. */
export async function notesOf(context: PatientsContext, patientId: string): Promise<Note[]> {
  const rows = await context.database
    .selectFrom('patients.notes')
    .select(['id', 'text_sealed', 'written_at', 'author_name'])
    .where('patient_id', '=', patientId)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, text: openSealed(context, `patients.notes.text:${row.id}`, row.text_sealed) },
    ...{ at: row.written_at, by: row.author_name },
  }));
}

export async function writeNote(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  text: string,
): Promise<void> {
  const id = newId();
  const { actor } = context.act;
  await transaction
    .insertInto('patients.notes')
    .values({
      ...{ id, patient_id: patientId, text_sealed: sealFor(context, `patients.notes.text:${id}`, text) },
      ...{ written_at: context.now.toString(), author_id: actor.id, author_name: actor.name },
    })
    .execute();
  await journal(transaction, context, 'patients.note.written', patientId, { note: id });
}
