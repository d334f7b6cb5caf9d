import { practiceJournal, type PracticeContext } from '#services/practice/professionals/module.ts';
import { endCurrent } from './answering.ts';
import type { newCascadeSchema } from './api.ts';
import { cascadeRow, closeCascade, currentOffer, lockCascade } from './cascade-rows.ts';
import { advance, beginCascade } from './cascading.ts';
import type { z } from 'zod';
import type { WaitingListNeeds } from './needs.ts';
import { requireAgendas } from './requests.ts';

/** « Suivante »: the patient asked is passed over, the next one is asked. @throws {NotFound}, {Forbidden} */
export async function askNext(context: PracticeContext, needs: WaitingListNeeds, cascadeId: string): Promise<void> {
  const cascade = await cascadeRow(context.database, cascadeId);
  await requireAgendas(context, needs, [cascade.resource_id]);
  const current = await currentOffer(context.database, cascadeId);
  if (current !== undefined) await endCurrent(needs, context, current, 'skipped');
  await advance(needs, context, cascadeId);
}

/** « Reprendre »: the practice takes the time back; nobody else is asked. @throws {NotFound}, {Forbidden} */
export async function takeBack(context: PracticeContext, needs: WaitingListNeeds, cascadeId: string): Promise<void> {
  const cascade = await cascadeRow(context.database, cascadeId);
  await requireAgendas(context, needs, [cascade.resource_id]);
  const current = await currentOffer(context.database, cascadeId);
  if (current !== undefined) await endCurrent(needs, context, current, 'taken-back');
  await context.database.transaction().execute(async (transaction) => {
    const present = await lockCascade(transaction, cascadeId);
    if (present.state === 'offering') await closeCascade(transaction, needs, context, present, 'taken-back');
  });
}

/** Offers a free time by hand; the same identifier sent twice begins once. @throws {Forbidden} */
export async function offerByHand(
  context: PracticeContext,
  needs: WaitingListNeeds,
  given: z.output<typeof newCascadeSchema>,
): Promise<void> {
  await requireAgendas(context, needs, [given.resourceId]);
  await practiceJournal(context.database, context, {
    ...{ action: 'waiting-list.cascade.begun', object: { kind: 'waiting-list.cascade', id: given.id } },
  });
  await beginCascade(needs, context, { ...given, by: null });
}
