import type { Documents, OpenDocument } from '#platform/documents/documents.ts';
import { accessTo, visitorOf } from '../access/bans.ts';
import { recordOpening } from '../access/openings.ts';
import { opposed } from '../access/require-access.ts';
import type { ReceivedSharing, Sharing } from '../api/sharing.ts';
import type { PatientsContext } from '../context.ts';
import { documentsOf, openDocument } from '../documents/patient-documents.ts';
import { findPatient, shownName } from '../record/patient-rows.ts';
import { itemsOf, sharingNotFound } from './sharing.ts';

interface OpenSharing {
  readonly id: string;
  readonly patientId: string;
  readonly task: string;
  readonly sharedAt: string;
  readonly sharedBy: string;
  readonly items: Sharing['items'];
}

/** Sharings still open that were made to whoever asks; those that a ban closes are left out (MAI-272). */
export async function receivedSharings(context: PatientsContext, documents: Documents): Promise<ReceivedSharing[]> {
  const { professionalId } = await visitorOf(context);
  if (professionalId === null) return [];
  const rows = await open(context, professionalId).orderBy('shared_at', 'desc').limit(200).execute();
  const access = await accessTo(context, [...new Set(rows.map((row) => row.patientId))]);
  const shown = rows.filter((row) => access.get(row.patientId) !== 'banned');
  return Promise.all(
    shown.map(async (row) => view(context, documents, { ...row, items: await itemsOf(context.database, row.id) })),
  );
}

/**
 * One sharing, for its addressee, with the opening written for the patient.
 * @throws {NotFound} `patients.sharing-not-found`
 * @throws {Forbidden} `patients.opposed`
 */
export async function openSharing(
  context: PatientsContext,
  documents: Documents,
  sharingId: string,
): Promise<ReceivedSharing> {
  return view(context, documents, await requireSharing(context, sharingId));
}

/** A document of a sharing. @throws {NotFound} when it was not chosen @throws {Forbidden} `patients.opposed` */
export async function openSharedDocument(
  context: PatientsContext,
  documents: Documents,
  sharingId: string,
  documentId: string,
): Promise<OpenDocument> {
  const sharing = await requireSharing(context, sharingId);
  if (!sharing.items.documents.includes(documentId)) throw sharingNotFound();
  return openDocument(context, documents, sharing.patientId, documentId);
}

/** The ban set after the sharing closes it too: it is asked at each opening. */
async function requireSharing(context: PatientsContext, sharingId: string): Promise<OpenSharing> {
  const { professionalId } = await visitorOf(context);
  const row =
    professionalId === null
      ? undefined
      : await open(context, professionalId).where('id', '=', sharingId).executeTakeFirst();
  if (row === undefined) throw sharingNotFound();
  const access = (await accessTo(context, [row.patientId])).get(row.patientId);
  if (access === 'banned') {
    await recordOpening(context.database, context, row.patientId, 'refused', false);
    throw opposed();
  }
  await recordOpening(context.database, context, row.patientId, 'shared', access === 'open-despite-ban');
  return { ...row, items: await itemsOf(context.database, row.id) };
}

function open({ database }: PatientsContext, professionalId: string) {
  return database
    .selectFrom('patients.sharings')
    .select(['id', 'patient_id as patientId', 'task', 'shared_at as sharedAt', 'shared_by_name as sharedBy'])
    .where('addressee_id', '=', professionalId)
    .where('ended_at', 'is', null);
}

async function view(context: PatientsContext, documents: Documents, sharing: OpenSharing): Promise<ReceivedSharing> {
  const { id, task, sharedAt, sharedBy, items, patientId } = sharing;
  const row = await findPatient(context.database, patientId);
  const held = await documentsOf(context, documents, patientId);
  return {
    ...{ id, task, sharedAt, sharedBy },
    identity: items.identity
      ? { name: shownName(row), birthName: row.birth_name, birthDate: row.birth_date, sex: row.sex }
      : null,
    contact: items.contact ? { phone: row.phone, email: row.email } : null,
    documents: held
      .filter((one) => items.documents.includes(one.id))
      .map((one) => ({ id: one.id, name: one.name, kind: one.kind, bytes: one.bytes })),
  };
}
