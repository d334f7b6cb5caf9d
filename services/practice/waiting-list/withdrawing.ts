import type { PracticeContext } from '#services/practice/professionals/module.ts';
import { endCurrent } from './answering.ts';
import { advance } from './cascading.ts';
import type { WaitingListNeeds } from './needs.ts';
import { requestRow, requireAgendas, tellRequest } from './requests.ts';

/**
 * The patient waits no more: a time that is being offered to them is given back, and the next one is asked. Done again,
 * it finishes what was left.
 * @throws {NotFound}, {Forbidden}
 */
export async function withdrawRequest(context: PracticeContext, needs: WaitingListNeeds, id: string): Promise<void> {
  const before = await requestRow(context.database, id);
  await requireAgendas(context, needs, before.resource_ids);
  await context.database.transaction().execute(async (transaction) => {
    const withdrawn = await transaction
      .updateTable('waiting_list.requests')
      .set({ state: 'withdrawn', changed_at: context.now.toString() })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (withdrawn.numUpdatedRows > 0n) await tellRequest(transaction, context, needs, 'withdrawn', id);
  });
  const offered = await context.database
    .selectFrom('waiting_list.offers')
    .selectAll()
    .where('request_id', '=', id)
    .where('state', '=', 'offered')
    .executeTakeFirst();
  if (offered === undefined) return;
  await endCurrent(needs, context, offered, 'skipped');
  await advance(needs, context, offered.cascade_id);
}
