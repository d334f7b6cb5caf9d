import type { Owner } from './documents.ts';
import type { ObjectStore } from './object-store.ts';
import { objectKey } from './rows.ts';

const AT_ONCE = 100;

/**
 * Removes from the store the objects no row claims whose time has come. Each mark is locked while its object goes, so
 * that a transaction about to claim it either came first or is refused.
 * @returns how many were removed.
 */
export async function sweepUnclaimed(
  owner: Owner,
  store: ObjectStore,
  now: Temporal.Instant,
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const due = await owner.database
      .selectFrom('documents.unclaimed_objects')
      .select('object_id')
      .where('delete_after', '<=', now.toString())
      .orderBy('delete_after')
      .limit(AT_ONCE)
      .execute();
    for (const row of due) {
      if (signal?.aborted) return removed;
      await discardObject(owner, store, row.object_id);
      removed += 1;
    }
    if (due.length < AT_ONCE) return removed;
  }
}

/** Removes one unclaimed object and its mark; does nothing when it has been claimed meanwhile. */
export async function discardObject(owner: Owner, store: ObjectStore, id: string): Promise<void> {
  await owner.database.transaction().execute(async (transaction) => {
    const mark = await transaction
      .deleteFrom('documents.unclaimed_objects')
      .where('object_id', '=', id)
      .executeTakeFirst();
    if (mark.numDeletedRows > 0n) await store.delete(objectKey(owner.organizationId, id));
  });
}
