import { newId } from '#platform/kernel/ids.ts';
import { practiceJournal, type PracticeContext } from '#services/practice/professionals/module.ts';
import { refuseDiscrimination, refuseUnsuitable } from '#services/practice/wording/module.ts';
import type { BookingNeeds } from '../needs.ts';

/**
 * Says what patients are asked to bring or send for a reason, each with its purpose (MAI-110): replaces what was asked.
 * @throws {Forbidden} `permission.missing`, {NotFound} `agenda.reason.not-found`
 * @throws {Invalid} `wording.discriminatory` (MAI-280), `wording.unsuitable` (MAI-109)
 */
export async function askForDocuments(
  { agenda }: Pick<BookingNeeds, 'agenda'>,
  context: PracticeContext,
  reasonId: string,
  requested: readonly { readonly label: string; readonly purpose: string }[],
): Promise<void> {
  await agenda.requireReason(context, reasonId);
  const written = requested.flatMap(({ label, purpose }, at) => [
    [`requested.${String(at)}.label`, label] as const,
    [`requested.${String(at)}.purpose`, purpose] as const,
  ]);
  refuseDiscrimination(Object.fromEntries(written));
  refuseUnsuitable(Object.fromEntries(written));
  await context.database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('booking.requested_documents').where('reason_id', '=', reasonId).execute();
    for (const [position, one] of requested.entries()) {
      await transaction
        .insertInto('booking.requested_documents')
        .values({ id: newId(), reason_id: reasonId, ...one, position })
        .execute();
    }
    await practiceJournal(transaction, context, {
      ...{ action: 'booking.requested.changed', object: { kind: 'agenda.reason', id: reasonId } },
    });
  });
}
