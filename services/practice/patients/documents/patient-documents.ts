import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Documents, OpenDocument, ReceivedDocument } from '#platform/documents/documents.ts';
import type { PatientDocument } from '../api/beside.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';

/** Documents of a patient, the latest first. */
export async function documentsOf(
  context: PatientsContext,
  documents: Documents,
  patientId: string,
): Promise<PatientDocument[]> {
  const rows = await context.database
    .selectFrom('patients.documents')
    .select(['id', 'document_id', 'added_at', 'added_by_name'])
    .where('patient_id', '=', patientId)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const known = await documents.describe(
    context,
    rows.map((row) => row.document_id),
  );
  const byId = new Map(known.map((one) => [one.id, one]));
  return rows.flatMap((row) => {
    const stored = byId.get(row.document_id);
    if (stored === undefined) return [];
    const { name, kind, bytes, sha256 } = stored;
    return [{ id: row.id, name, kind, bytes, sha256, addedAt: row.added_at, addedBy: row.added_by_name }];
  });
}

/** Puts a received document in the file. */
export async function addDocument(
  transaction: PracticeTransaction,
  context: PatientsContext,
  documents: Documents,
  patientId: string,
  received: ReceivedDocument,
): Promise<string> {
  const stored = await documents.keep(transaction, received, context.act);
  const id = newId();
  const { actor } = context.act;
  await transaction
    .insertInto('patients.documents')
    .values({
      ...{ id, patient_id: patientId, document_id: stored.id, added_at: context.now.toString() },
      ...{ added_by: actor.id, added_by_name: actor.name },
    })
    .execute();
  await journal(transaction, context, 'patients.document.added', patientId, { kind: stored.kind, bytes: stored.bytes });
  return id;
}

/** Opens one, byte for byte as it came. @throws {NotFound} `patients.document-not-found` */
export async function openDocument(
  context: PatientsContext,
  documents: Documents,
  patientId: string,
  id: string,
): Promise<OpenDocument> {
  const row = await context.database
    .selectFrom('patients.documents')
    .select('document_id')
    .where('id', '=', id)
    .where('patient_id', '=', patientId)
    .executeTakeFirst();
  if (row === undefined) throw documentNotFound();
  return documents.open(context, row.document_id);
}

/** Erases one, or all when none is named. @returns how many @throws {NotFound} `patients.document-not-found` */
export async function eraseDocuments(
  transaction: PracticeTransaction,
  context: PatientsContext,
  documents: Documents,
  patientId: string,
  id?: string,
): Promise<number> {
  let chosen = transaction.deleteFrom('patients.documents').where('patient_id', '=', patientId);
  if (id !== undefined) chosen = chosen.where('id', '=', id);
  const erased = await chosen.returning('document_id').execute();
  if (id !== undefined && erased.length === 0) throw documentNotFound();
  for (const { document_id: documentId } of erased) await documents.erase(transaction, documentId, context.act);
  if (erased.length > 0) {
    await journal(transaction, context, 'patients.document.erased', patientId, { documents: erased.length });
  }
  return erased.length;
}

function documentNotFound(): NotFound {
  return new NotFound('patients.document-not-found', 'Ce document n’est pas, ou plus, dans ce dossier.');
}
