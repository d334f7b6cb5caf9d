import { Conflict, Forbidden, Gone, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Upload } from '#platform/documents/documents.ts';
import { textKinds, type TextKind } from '#platform/documents/extracted-text.ts';
import { practiceJournal, type PracticeContext } from '#services/practice/professionals/module.ts';
import { refuseDiscrimination, refuseUnsuitable } from '#services/practice/wording/module.ts';
import type { BookingNeeds } from '../needs.ts';
import { MAX_PAPER_BYTES, WARNING, type ReasonDocument } from '../api/papers.ts';
import { discriminationInDocument, reasonToHold } from './examining.ts';
import { suspended } from './moderating.ts';

const DISCRIMINATORY =
  'Ce document écarte des patients, ce que la loi interdit : il n’a pas été gardé. Corrigez-le, puis recommencez.';

/**
 * Publishes a document with a reason, after the confirmation; held back for a second look where its text shows a health
 * insurance number, a patient of the practice or a wording that has no place there, or cannot be read (MAI-104, MAI-107,
 * MAI-108, MAI-109). One that refuses people, in its title or its text, is not kept at all (MAI-280).
 * @throws {Forbidden} `permission.missing`, {NotFound} `agenda.reason.not-found`, {Invalid} `booking.not-confirmed`
 * @throws {Invalid} `wording.discriminatory`, `wording.unsuitable` for its title
 */
export async function publishDocument(
  needs: BookingNeeds,
  context: PracticeContext,
  given: {
    readonly reasonId: string;
    readonly title: string;
    readonly confirmed: boolean;
    readonly file: Pick<Upload, 'stream' | 'fileName'>;
  },
): Promise<ReasonDocument> {
  await needs.agenda.requireReason(context, given.reasonId);
  if (!given.confirmed) {
    const message = `${WARNING} Confirmez-le pour publier.`;
    throw new Invalid('booking.not-confirmed', message, [{ field: 'confirmed', rule: 'required', message }]);
  }
  refuseDiscrimination({ title: given.title, file: given.file.fileName });
  refuseUnsuitable({ title: given.title, file: given.file.fileName });
  const received = await needs.documents.receive(context, {
    ...given.file,
    maxBytes: MAX_PAPER_BYTES,
    accept: textKinds,
  });
  const documentId = await context.database
    .transaction()
    .execute(async (transaction) => (await needs.documents.keep(transaction, received, context.act)).id);
  const text = await textOf(needs, context, documentId);
  const refused = text === null ? null : discriminationInDocument(text);
  if (refused !== null) {
    await context.database
      .transaction()
      .execute((transaction) => needs.documents.erase(transaction, documentId, context.act));
    const errors = [{ field: 'file', rule: 'discriminatory', message: refused.rule }];
    throw new Invalid('wording.discriminatory', DISCRIMINATORY, errors);
  }
  const heldFor = text === null ? 'unreadable' : reasonToHold(text, await needs.patients.names(context));
  const row = { id: newId(), reason_id: given.reasonId, document_id: documentId, title: given.title };
  const state = heldFor === null ? 'published' : 'held';
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('booking.reason_documents')
      .values({
        ...row,
        ...{ state, held_for: heldFor, published_at: context.now.toString() },
        ...{ confirmed_by: context.act.actor.name, confirmed_by_id: authorOf(context) },
      })
      .execute();
    await practiceJournal(transaction, context, {
      ...{ action: 'booking.paper.added', object: { kind: 'agenda.reason', id: given.reasonId }, details: { state } },
    });
  });
  return { id: row.id, title: given.title, state, heldFor, suspended: false };
}

/** Every document of a reason, withdrawn ones left out. */
export async function documentsOf(
  { database }: Pick<PracticeContext, 'database'>,
  reasonId: string,
): Promise<readonly ReasonDocument[]> {
  const rows = await database
    .selectFrom('booking.reason_documents')
    .select(['id', 'title', 'state', 'held_for as heldFor', 'suspended_at'])
    .where('reason_id', '=', reasonId)
    .where('state', '!=', 'withdrawn')
    .orderBy('published_at')
    .execute();
  // The checks of the table admit no other word.
  return rows.map(({ suspended_at: at, ...row }) => ({ ...row, suspended: at !== null }) as ReasonDocument);
}

/** What waits for a second look, among the reasons whose documents the caller may decide on. */
export async function heldDocuments(
  { agenda }: Pick<BookingNeeds, 'agenda'>,
  context: PracticeContext,
): Promise<(ReasonDocument & { readonly reasonId: string })[]> {
  const rows = await context.database
    .selectFrom('booking.reason_documents')
    .select('reason_id')
    .distinct()
    .where('state', '=', 'held')
    .where('suspended_at', 'is', null)
    .execute();
  const held: (ReasonDocument & { readonly reasonId: string })[] = [];
  for (const { reason_id: reasonId } of rows) {
    if (!(await mayDecide(agenda, context, reasonId))) continue;
    const documents = await documentsOf(context, reasonId);
    const waiting = documents.filter(({ state, suspended: stopped }) => state === 'held' && !stopped);
    held.push(...waiting.map((one) => ({ ...one, reasonId })));
  }
  return held;
}

/**
 * The bytes of a document, for whoever looks at it in the practice. One held back may hold what is a patient's: it is for
 * those who decide on it alone, and who looked is written.
 * @returns its identifier among the documents
 * @throws {NotFound} `booking.document-not-found`, {Gone} `booking.document-suspended` (MAI-286)
 * @throws {Forbidden} `permission.missing`
 */
export async function contentOf(
  { agenda }: Pick<BookingNeeds, 'agenda'>,
  context: PracticeContext,
  id: string,
): Promise<string> {
  const row = await context.database
    .selectFrom('booking.reason_documents')
    .select(['document_id', 'suspended_at', 'state', 'reason_id'])
    .where('id', '=', id)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('booking.document-not-found', 'Ce document n’existe pas.');
  if (row.suspended_at !== null) throw notShown();
  if (row.state === 'held') {
    await agenda.requireReason(context, row.reason_id);
    await practiceJournal(context.database, context, {
      ...{ action: 'booking.paper.read', object: { kind: 'agenda.reason', id: row.reason_id } },
    });
  }
  return row.document_id;
}

/** The notice in the place of a suspended document: what happened, and nothing of what is in it (MAI-286). */
export function notShown(): Gone {
  return new Gone(
    'booking.document-suspended',
    'Ce document n’est pas montré en ce moment : il fait l’objet d’un examen. Votre rendez-vous n’a pas changé.',
  );
}

/**
 * Decides on a document: shown after a second look by somebody else than who published it, or withdrawn.
 * @throws {Forbidden} `permission.missing`, {Conflict} `booking.same-eyes`, `booking.document-suspended`
 */
export async function decideDocument(
  { agenda }: Pick<BookingNeeds, 'agenda'>,
  context: PracticeContext,
  id: string,
  decision: 'published' | 'withdrawn',
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('booking.reason_documents')
      .select(['reason_id', 'confirmed_by', 'confirmed_by_id', 'suspended_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new NotFound('booking.document-not-found', 'Ce document n’existe pas.');
    await agenda.requireReason({ ...context, database: transaction }, row.reason_id);
    if (decision === 'published' && row.suspended_at !== null) throw suspended();
    const { id: reader, name } = context.act.actor;
    const same = row.confirmed_by_id === null ? row.confirmed_by === name : row.confirmed_by_id === reader;
    if (decision === 'published' && same) {
      throw new Conflict('booking.same-eyes', 'Une autre personne doit relire ce document avant qu’il soit montré.');
    }
    await transaction
      .updateTable('booking.reason_documents')
      .set({ state: decision, held_for: null })
      .where('id', '=', id)
      .execute();
    await transaction
      .updateTable('booking.reports')
      .set({ decided_at: context.now.toString(), decision: decision === 'published' ? 'kept' : 'withdrawn' })
      .where('document_id', '=', id)
      .where('decided_at', 'is', null)
      .execute();
    await practiceJournal(transaction, context, {
      ...{ action: `booking.paper.${decision}`, object: { kind: 'agenda.reason', id: row.reason_id } },
    });
  });
}

async function mayDecide(agenda: BookingNeeds['agenda'], context: PracticeContext, reasonId: string): Promise<boolean> {
  try {
    await agenda.requireReason(context, reasonId);
    return true;
  } catch (error) {
    if (error instanceof Forbidden) return false;
    throw error;
  }
}

function authorOf({ act: { actor } }: PracticeContext): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

/** Null when it cannot be read. */
async function textOf(needs: BookingNeeds, context: PracticeContext, id: string): Promise<string | null> {
  const document = await needs.documents.open(context, id);
  const chunks: Buffer[] = [];
  for await (const chunk of document.read()) chunks.push(chunk as Buffer);
  const read = await needs.extractText(Buffer.concat(chunks), document.kind as TextKind).catch(() => null);
  return read?.text ?? null;
}
