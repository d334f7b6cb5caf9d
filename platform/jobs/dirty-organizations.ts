import { sql } from 'kysely';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';

/** A transaction that fills the outbox of an organisation. */
export interface Mark {
  readonly organizationId: string;
  readonly transaction: bigint;
}

/**
 * Marks organisations before the transactions that fill their outboxes commit. The mark itself need not wait for the
 * disk: both are in one server's log, and the commit that comes after makes all before it durable.
 */
export async function markDirty(commons: Commons, marks: readonly Mark[]): Promise<void> {
  const organizations = marks.map(({ organizationId }) => organizationId);
  const transactions = marks.map(({ transaction }) => String(transaction));
  // In order: no two processes wait for each other's rows.
  await sql`
    WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', true) AS value)
    INSERT INTO jobs.dirty_organizations AS dirty (organization_id, last_transaction)
    SELECT organization_id, max(number) FROM unnest(${organizations}::uuid[], ${transactions}::xid8[])
      AS mark (organization_id, number), unhurried WHERE value = 'off'
    GROUP BY organization_id ORDER BY organization_id
    ON CONFLICT (organization_id) DO UPDATE
      SET last_transaction = greatest(dirty.last_transaction, excluded.last_transaction)`.execute(commons);
}

/** Organisations whose outbox may hold something. */
export async function dirtyOrganizations(commons: Commons): Promise<readonly string[]> {
  const rows = await commons.selectFrom('jobs.dirty_organizations').select('organization_id').execute();
  return rows.map((row) => row.organization_id);
}

/**
 * Removes the mark if nothing is left behind it: the outbox is empty in a snapshot that sees the end of every
 * transaction that marked. One that marks meanwhile has a later number and keeps the mark.
 * @returns whether the outbox still holds something.
 */
export async function clearIfEmpty(
  commons: Commons,
  organizationId: string,
  database: OrganizationDatabase | null,
): Promise<boolean> {
  const seen = database === null ? null : await look(database);
  if (seen?.waiting) return true;
  let cleared = commons.deleteFrom('jobs.dirty_organizations').where('organization_id', '=', organizationId);
  if (seen !== null) cleared = cleared.where(sql<boolean>`last_transaction < ${seen.oldestRunning}::xid8`);
  await cleared.execute();
  return false;
}

async function look(database: OrganizationDatabase): Promise<{ waiting: boolean; oldestRunning: string }> {
  const { rows } = await sql<{ waiting: boolean; oldestRunning: string }>`
    SELECT EXISTS (SELECT FROM jobs.outbox) AS waiting,
      pg_snapshot_xmin(pg_current_snapshot())::text AS "oldestRunning"`.execute(database);
  return rows[0]!;
}

/** Which of these transactions have ended, and whether they committed. One too old to be known has long ended. */
export async function endedTransactions(
  commons: Commons,
  transactions: readonly bigint[],
): Promise<ReadonlyMap<bigint, 'committed' | 'aborted'>> {
  const { rows } = await sql<{ number: string; status: string | null }>`
    SELECT number::text, pg_xact_status(number) AS status
      FROM unnest(${transactions.map(String)}::xid8[]) AS number`.execute(commons);
  const ended = rows.filter((row) => row.status !== 'in progress');
  return new Map(ended.map((row) => [BigInt(row.number), row.status === 'aborted' ? 'aborted' : 'committed']));
}
