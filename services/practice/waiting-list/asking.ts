import { sql } from 'kysely';
import { Conflict } from '#platform/kernel/errors.ts';
import type { AgendaCaller } from '#services/practice/agenda/module.ts';
import type { PracticeContext, PracticeTransaction } from '#services/practice/professionals/module.ts';
import { newRequestSchema, type NewRequest } from './api.ts';
import type { WaitingListNeeds } from './needs.ts';
import { insertRequest, tellRequest } from './requests.ts';

/** Professionals of one practice whom one patient may wait for at once. */
const MOST_WAITING = 5;

/**
 * Puts a patient on the list from their own account. Who waits already for that professional goes on waiting, for the
 * reason asked as well.
 * @throws {Conflict} `waiting-list.too-many-asked`
 */
export type AskForTime = (
  caller: AgendaCaller,
  request: Pick<NewRequest, 'id' | 'patientId' | 'channel'> & {
    readonly reasonId: string;
    readonly resourceId: string;
  },
) => Promise<void>;

/** What the patient's account uses of the list; the room that calls answers for whose file it is. */
export function askingFor(needs: WaitingListNeeds): AskForTime {
  return async ({ organizationId, database, act }, { reasonId, resourceId, ...asked }) => {
    const context: PracticeContext = {
      ...{ organizationId, organizationName: '', database, act, now: needs.clock.now() },
      textKey: await needs.keys.key(organizationId, 'text'),
      // A patient asks for themself alone, of whichever professional they wait for.
      ...{ may: () => true, reach: () => 'all' as const },
    };
    const files = await needs.patients.filesOf(database, asked.patientId);
    await database.transaction().execute(async (transaction) => {
      // Pressed twice at once, the second waits and finds the first.
      const counted = `waiting_list.requests ${files[0]!}`;
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${counted}, 0))`.execute(transaction);
      const waiting = await transaction
        .selectFrom('waiting_list.requests')
        .select(['id', 'reason_ids', 'resource_ids'])
        .where('patient_id', 'in', files)
        .where('state', '=', 'waiting')
        .orderBy('created_at')
        .execute();
      const same = waiting.find(({ resource_ids }) => resource_ids.includes(resourceId));
      if (same !== undefined) return addReason(transaction, context, needs, same, reasonId);
      if (waiting.length >= MOST_WAITING) throw tooMany();
      const request = { ...asked, patientId: files[0]!, reasonIds: [reasonId], resourceIds: [resourceId] };
      await insertRequest(transaction, context, needs, newRequestSchema.parse(request));
    });
  };
}

async function addReason(
  transaction: PracticeTransaction,
  context: PracticeContext,
  needs: WaitingListNeeds,
  { id, reason_ids }: { readonly id: string; readonly reason_ids: readonly string[] },
  reasonId: string,
): Promise<void> {
  if (reason_ids.includes(reasonId)) return;
  await transaction
    .updateTable('waiting_list.requests')
    .set({ reason_ids: [...reason_ids, reasonId], changed_at: context.now.toString() })
    .where('id', '=', id)
    .execute();
  await tellRequest(transaction, context, needs, 'changed', id);
}

function tooMany(): Conflict {
  return new Conflict(
    'waiting-list.too-many-asked',
    'Vous attendez déjà une place chez plusieurs soignants de ce cabinet. Appelez-le pour en retirer une.',
  );
}
