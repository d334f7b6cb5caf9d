import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { nameOf, professionalOf } from '#services/practice/professionals/module.ts';
import type { NewSharing, Sharing } from '../api/sharing.ts';
import { journal, type PatientsContext, type PracticeTransaction } from '../context.ts';
import { careTeamOf } from './care-team.ts';

/**
 * Shows chosen items of a file to one colleague, on a stated ground, the patient informed (MAI-267 to MAI-269). Inside
 * the care team that the patient recognises, information is enough; outside, their consent in force is named (decree no.
 * 2016-994).
 * @throws {Invalid} `patients.sharing.empty`, `patients.sharing.outside-team`, `patients.sharing.consent`,
 *   `patients.sharing.documents`
 */
export async function share(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  given: NewSharing,
): Promise<string> {
  const { items, ground, consentId } = given;
  await professionalOf(transaction, given.addresseeId);
  if (!items.identity && !items.contact && items.documents.length === 0) {
    throw refused('items', 'patients.sharing.empty', 'Choisissez ce que vous partagez : rien ne l’est sans ce choix.');
  }
  if (ground === 'care-team') await requireTeam(transaction, patientId, given.addresseeId);
  else await requireConsent(transaction, patientId, consentId);
  const id = newId();
  await transaction
    .insertInto('patients.sharings')
    .values({
      ...{ id, patient_id: patientId, addressee_id: given.addresseeId, ground, patient_informed: true },
      ...{ consent_id: ground === 'consent' ? consentId : null, task: given.task },
      ...{ shared_at: context.now.toString(), shared_by_name: context.act.actor.name },
    })
    .execute();
  await transaction
    .insertInto('patients.shared_items')
    .values(await rowsOf(transaction, patientId, id, items))
    .execute();
  await journal(transaction, context, 'patients.sharing.made', patientId, {
    ...{ sharing: id, ground, documents: items.documents.length },
  });
  return id;
}

async function requireTeam(transaction: PracticeTransaction, patientId: string, addresseeId: string): Promise<void> {
  const team = await careTeamOf(transaction, patientId);
  if (team.some(({ professionalId }) => professionalId === addresseeId)) return;
  throw refused(
    'ground',
    'patients.sharing.outside-team',
    'Ce praticien n’est pas dans l’équipe de soins que le patient a reconnue : il faut son consentement préalable.',
  );
}

async function requireConsent(
  transaction: PracticeTransaction,
  patientId: string,
  consentId: string | null,
): Promise<void> {
  const consent =
    consentId === null
      ? undefined
      : await transaction
          .selectFrom('patients.consents')
          .select('id')
          .where('id', '=', consentId)
          .where('patient_id', '=', patientId)
          .where('subject', '=', 'sharing')
          .where('kind', '=', 'consent')
          .where('withdrawn_on', 'is', null)
          .executeTakeFirst();
  if (consent !== undefined) return;
  throw refused(
    'consentId',
    'patients.sharing.consent',
    'Aucun consentement au partage, donné et non retiré, n’est au registre de ce patient : inscrivez-le d’abord.',
  );
}

async function rowsOf(
  transaction: PracticeTransaction,
  patientId: string,
  sharingId: string,
  { identity, contact, documents }: NewSharing['items'],
) {
  const held = await transaction
    .selectFrom('patients.documents')
    .select('id')
    .where('patient_id', '=', patientId)
    .execute();
  const known = new Set(held.map(({ id }) => id));
  if (documents.some((id) => !known.has(id))) {
    throw refused('items', 'patients.sharing.documents', 'Un de ces documents n’est pas dans ce dossier.');
  }
  const row = (kind: 'identity' | 'contact' | 'document', documentId: string | null) => ({
    ...{ id: newId(), sharing_id: sharingId, kind, document_id: documentId },
  });
  return [
    ...(identity ? [row('identity', null)] : []),
    ...(contact ? [row('contact', null)] : []),
    ...[...new Set(documents)].map((id) => row('document', id)),
  ];
}

function refused(field: string, code: string, message: string): Invalid {
  return new Invalid(code, message, [{ field, rule: code, message }]);
}

/** Sharings of a file, the latest first, ended ones included. */
export async function sharingsOf(database: OrganizationDatabase, patientId: string): Promise<Sharing[]> {
  const rows = await database
    .selectFrom('patients.sharings')
    .selectAll()
    .where('patient_id', '=', patientId)
    .orderBy('shared_at', 'desc')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      ...{ id: row.id, addressee: nameOf(await professionalOf(database, row.addressee_id)), task: row.task },
      ...{ ground: row.ground as Sharing['ground'], sharedAt: row.shared_at, sharedBy: row.shared_by_name },
      ...{ endedAt: row.ended_at, items: await itemsOf(database, row.id) },
    })),
  );
}

/** What a sharing shows. */
export async function itemsOf(database: OrganizationDatabase, sharingId: string): Promise<Sharing['items']> {
  const rows = await database
    .selectFrom('patients.shared_items')
    .select(['kind', 'document_id'])
    .where('sharing_id', '=', sharingId)
    .orderBy('id')
    .execute();
  return {
    identity: rows.some(({ kind }) => kind === 'identity'),
    contact: rows.some(({ kind }) => kind === 'contact'),
    documents: rows.flatMap(({ document_id: id }) => (id === null ? [] : [id])),
  };
}

/** @throws {NotFound} `patients.sharing-not-found` */
export async function endSharing(
  transaction: PracticeTransaction,
  context: PatientsContext,
  patientId: string,
  sharingId: string,
): Promise<void> {
  const ended = await transaction
    .updateTable('patients.sharings')
    .set({ ended_at: context.now.toString() })
    .where('id', '=', sharingId)
    .where('patient_id', '=', patientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) throw sharingNotFound();
  await journal(transaction, context, 'patients.sharing.ended', patientId, { sharing: sharingId });
}

export function sharingNotFound(): NotFound {
  return new NotFound('patients.sharing-not-found', 'Ce partage n’existe pas, ou n’est plus ouvert.');
}
