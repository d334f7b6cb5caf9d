import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Review } from '../api/identity.ts';
import type { Difference } from './differences.ts';

/** The professional of whom something is asked. */
export interface Reviewed {
  readonly organizationId: string;
  readonly professionalId: string;
  readonly name: string;
}

/**
 * Opens a review when a professional begins to differ from the national directory, or differs otherwise than before;
 * closes it when they no longer differ (MAI-040). What staff already explained is not asked again.
 * @param former what was found the last time
 */
export async function followDifferences(
  commons: Commons,
  whom: Reviewed,
  found: { readonly former: readonly string[]; readonly present: readonly Difference[] },
  now: Temporal.Instant,
): Promise<void> {
  const { former, present } = found;
  if (present.length === 0) {
    await commons
      .updateTable('directory.identity_reviews')
      .set({ closed_at: now.toString(), outcome: 'vanished' })
      .where('professional_id', '=', whom.professionalId)
      .where('kind', '=', 'mismatch')
      .where('closed_at', 'is', null)
      .execute();
    return;
  }
  if (former.toSorted().join() === present.toSorted().join()) return;
  await commons
    .insertInto('directory.identity_reviews')
    .values({
      ...{ id: newId(), kind: 'mismatch', organization_id: whom.organizationId, name: whom.name },
      ...{ professional_id: whom.professionalId, differences: [...present], opened_at: now.toString() },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['professional_id', 'kind'])
        .where('closed_at', 'is', null)
        .doUpdateSet({ differences: [...present] }),
    )
    .execute();
}

/** Reviews, open ones first, then the newest: all of them, or those about one professional. */
export async function listReviews(commons: Commons, professionalId?: string): Promise<Review[]> {
  const rows = await commons
    .selectFrom('directory.identity_reviews')
    .selectAll()
    .$if(professionalId !== undefined, (query) => query.where('professional_id', '=', professionalId!))
    .orderBy((by) => by('closed_at', 'is not', null))
    .orderBy('opened_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind as Review['kind'], professionalId: row.professional_id, name: row.name },
    differences: row.differences as Review['differences'],
    ...{ former: row.former as Review['former'], wanted: row.wanted as Review['wanted'] },
    ...{ hasProof: row.proof_id !== null, status: row.status as Review['status'], statusFrom: row.status_from },
    ...{ openedAt: row.opened_at, openedBy: row.opened_by_name, closedAt: row.closed_at },
    ...{ closedBy: row.closed_by_name, outcome: row.outcome as Review['outcome'], ground: row.ground },
  }));
}
