import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Documents, Upload } from '#platform/documents/documents.ts';
import type { BookingNeeds, Where } from './needs.ts';

/** A document sent by a patient for an appointment. */
export interface SentDocument {
  readonly id: string;
  readonly documentId: string;
  /** The file it was sent for; null once erased. */
  readonly patientId: string | null;
  readonly name: string;
  /** ISO instant */
  readonly sentAt: string;
}

/** How many a patient may send for one appointment. */
const MOST = 20;

/** What was sent for an appointment and not taken back, in order; by one account, when it is said. */
export async function sentFor(
  documents: Documents,
  where: Where,
  appointmentId: string,
  accountId?: string,
): Promise<readonly SentDocument[]> {
  const all = where.database
    .selectFrom('booking.uploads')
    .select(['id', 'document_id', 'patient_id', 'sent_at'])
    .where('appointment_id', '=', appointmentId)
    .orderBy('sent_at');
  const rows = await (accountId === undefined ? all : all.where('account_id', '=', accountId)).execute();
  const known = await documents.describe(
    where,
    rows.map((row) => row.document_id),
  );
  return rows.flatMap((row) => {
    const document = known.find(({ id }) => id === row.document_id);
    return document === undefined
      ? []
      : [
          {
            ...{ id: row.id, documentId: row.document_id, patientId: row.patient_id },
            ...{ name: document.name, sentAt: row.sent_at },
          },
        ];
  });
}

/**
 * Keeps what a patient sends, as they please (MAI-111).
 * @throws {Conflict} `booking.too-many-documents`; {Unsupported}, {TooLarge} `documents.*`.
 */
export async function sendDocument(
  needs: Pick<BookingNeeds, 'documents' | 'clock'>,
  where: Where,
  given: {
    readonly appointmentId: string;
    readonly patientId: string | null;
    readonly accountId: string;
    readonly act: Act;
    readonly file: Pick<Upload, 'stream' | 'fileName'>;
  },
): Promise<void> {
  const { appointmentId, patientId, accountId, act, file } = given;
  if ((await sentFor(needs.documents, where, appointmentId)).length >= MOST) {
    throw new Conflict(
      'booking.too-many-documents',
      `Au plus ${MOST} documents par rendez-vous. Retirez-en un, puis recommencez.`,
    );
  }
  const received = await needs.documents.receive(where, {
    ...file,
    ...{ maxBytes: MAX_BYTES, accept: ['pdf', 'png', 'jpeg'] },
  });
  await where.database.transaction().execute(async (transaction) => {
    const document = await needs.documents.keep(transaction, received, act);
    const at = needs.clock.now();
    const row = { id: newId(), appointment_id: appointmentId, document_id: document.id, account_id: accountId };
    const sender = { patient_id: patientId };
    await transaction
      .insertInto('booking.uploads')
      .values({ ...row, ...sender, sent_at: at.toString() })
      .execute();
    const object = { kind: 'agenda.appointment', id: appointmentId };
    await recordAct(transaction, act, { action: 'booking.document.sent', object, at });
  });
}

/**
 * Takes back one that the account sent: its bytes go with it.
 * @throws {NotFound} `booking.document-not-found`
 */
export async function takeBack(
  needs: Pick<BookingNeeds, 'documents' | 'clock'>,
  where: Where,
  given: { readonly id: string; readonly appointmentId: string; readonly accountId: string; readonly act: Act },
): Promise<void> {
  const { id, appointmentId, accountId, act } = given;
  await where.database.transaction().execute(async (transaction) => {
    const row = await transaction
      .deleteFrom('booking.uploads')
      .where('id', '=', id)
      .where('appointment_id', '=', appointmentId)
      .where('account_id', '=', accountId)
      .returning('document_id')
      .executeTakeFirst();
    if (row === undefined) throw new NotFound('booking.document-not-found', 'Ce document est déjà retiré.');
    await needs.documents.erase(transaction, row.document_id, act);
    const object = { kind: 'agenda.appointment', id: appointmentId };
    await recordAct(transaction, act, { action: 'booking.document.taken-back', object, at: needs.clock.now() });
  });
}

/** Ten megabytes: a photograph of a telephone, a report of some pages. */
export const MAX_BYTES = 10 * 1024 * 1024;
