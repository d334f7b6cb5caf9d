import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Where } from '../needs.ts';

/** What a patient may find wrong in a document shown (MAI-109). */
export const CAUSES = {
  ...{ offensive: 'Propos offensants', discriminatory: 'Discrimination', medical: 'Document médical' },
  ...{ 'third-person': 'Données d’une autre personne', illegal: 'Contenu illégal', other: 'Autre' },
} as const;
export type Cause = keyof typeof CAUSES;

/**
 * Takes a report: the document is held back until somebody of the practice has looked, and the report stands as a task.
 * @throws {NotFound} `booking.document-not-found`
 */
export async function reportDocument(
  where: Where,
  given: { readonly documentId: string; readonly cause: Cause; readonly act: Act; readonly now: Temporal.Instant },
): Promise<void> {
  const { documentId, cause, act, now } = given;
  await where.database.transaction().execute(async (transaction) => {
    const held = await transaction
      .updateTable('booking.reason_documents')
      .set({ state: 'held', held_for: 'report' })
      .where('id', '=', documentId)
      .where('state', '=', 'published')
      .returning('reason_id')
      .executeTakeFirst();
    if (held === undefined) throw new NotFound('booking.document-not-found', 'Ce document n’est plus proposé.');
    await transaction
      .insertInto('booking.reports')
      .values({ id: newId(), document_id: documentId, cause, reported_at: now.toString() })
      .execute();
    const object = { kind: 'agenda.reason', id: held.reason_id };
    await recordAct(transaction, act, { action: 'booking.paper.reported', object, at: now, details: { cause } });
  });
}
