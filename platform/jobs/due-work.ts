import { sql } from 'kysely';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Commons } from '#platform/database/databases.ts';
import { derivedId } from './attempt.ts';
import { executorWithin } from './leaving.ts';
import type { Payload } from './job.ts';
import type { Queue, QueueEntry } from './queue.ts';

const ROWS_AT_ONCE = 500;

/** Work that waits for its time. */
export interface DueWork {
  /** One row per identifier, however often it is kept. */
  readonly id: string;
  readonly name: string;
  readonly organizationId: string | null;
  readonly payload: Payload;
  readonly dueAt: Temporal.Instant;
}

/** Keeps work in the commons until its time. @param commons or a transaction of it. */
export async function keepUntilDue(commons: Commons, work: readonly DueWork[]): Promise<void> {
  if (work.length === 0) return;
  const rows = work.map(({ id, name, organizationId, payload, dueAt }) => ({
    ...{ id, name, organization_id: organizationId, payload: JSON.stringify(payload), due_at: dueAt.toString() },
  }));
  await commons
    .insertInto('jobs.due_work')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Brings into the queue all that the clock has reached, earliest first; a calendar that jumps brings everything it
 * jumped over. Each portion leaves here and arrives there in one transaction; two processes never take the same one.
 * @param known names of the jobs of this process; work for another waits for a process that knows it.
 */
export async function queueWhatIsDue(
  { commons, queue, clock }: { readonly commons: Commons; readonly queue: Queue; readonly clock: Clock },
  known: readonly string[],
): Promise<void> {
  let taken = ROWS_AT_ONCE;
  while (taken === ROWS_AT_ONCE) {
    taken = await commons.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom('jobs.due_work')
        .selectAll()
        .where('due_at', '<=', clock.now().toString())
        .where(sql<boolean>`name = ANY (${known}::text[])`)
        .orderBy('due_at')
        .orderBy('id')
        .limit(ROWS_AT_ONCE)
        .forUpdate()
        .skipLocked()
        .execute();
      if (rows.length === 0) return 0;
      const entries = rows.map((row): QueueEntry => ({
        id: dueId(row.id, row.due_at),
        name: row.name,
        organizationId: row.organization_id,
        payload: row.payload as Payload,
      }));
      await queue.add(entries, executorWithin(transaction));
      const ids = rows.map(({ id }) => id);
      await transaction.deleteFrom('jobs.due_work').where('id', 'in', ids).execute();
      return rows.length;
    });
  }
}

/**
 * The queue starts entries added together in the order of their identifiers: this one begins with the time the work
 * was due, and is the same whenever the same work is brought again.
 */
function dueId(id: string, dueAt: string): string {
  const { epochMilliseconds } = Temporal.Instant.from(dueAt);
  const time = Math.max(epochMilliseconds, 0).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8, 12)}${derivedId(id, 'due').slice(13)}`;
}
