import { sql, type Kysely } from 'kysely';
import { systemAct } from '#platform/kernel/act.ts';
import { dayInParis, PARIS } from '#platform/kernel/clock.ts';
import type { ModuleDeclaration, RetentionRule } from '#platform/kernel/module.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Documents } from '#platform/documents/documents.ts';

/** Rows erased by one transaction: few enough that nobody waits for it. */
const BATCH = 500;

/** What became of one rule in one database. */
export interface Applied {
  readonly table: string;
  /** `with-owner` rows end with what they belong to; `elsewhere` a job of the module's own applies the rule. */
  readonly outcome: 'erased' | 'with-owner' | 'elsewhere' | 'awaiting-archive';
  /** Rows erased, or waiting for an archive. */
  readonly rows: number;
}

/** One database whose rules are applied. */
export interface Kept {
  readonly family: RetentionRule['family'];
  readonly database: OrganizationDatabase | Commons;
  readonly now: Temporal.Instant;
  /** Stops between two batches. */
  readonly signal?: AbortSignal;
}

/**
 * Applies every retention rule the modules declare for this family of database. What has reached its term goes in
 * batches, each with its line in the journal; a second run finds nothing left and writes nothing.
 */
export async function applyRetention(
  kept: Kept,
  declarations: readonly ModuleDeclaration[],
  documents: Documents,
): Promise<readonly Applied[]> {
  const rules = declarations.flatMap(({ retention = [] }) => retention).filter(({ family }) => family === kept.family);
  const applied: Applied[] = [];
  for (const rule of rules) {
    if (kept.signal?.aborted) break;
    applied.push(await applyRule(kept, rule, documents));
  }
  return applied;
}

async function applyRule(kept: Kept, rule: RetentionRule, documents: Documents): Promise<Applied> {
  const { table, from, keep } = rule;
  if (rule.then === 'with-owner') return { table, outcome: 'with-owner', rows: 0 };
  if (rule.appliedBy !== undefined) return { table, outcome: 'elsewhere', rows: 0 };
  if (from === null || keep === null) throw new Error(`the retention rule of ${table} counts from nothing`);
  // Rooms are known here by their declarations only, so that no type tells their tables.
  const database = kept.database as unknown as Kysely<unknown>;
  const term = await termOf(database, { table, from, keep, now: kept.now });
  if (rule.then === 'archive')
    return { table, outcome: 'awaiting-archive', rows: await countUntil(database, rule, term) };
  let rows = 0;
  for (let erased = BATCH; erased === BATCH && !kept.signal?.aborted;) {
    erased = await database.transaction().execute(async (transaction) => {
      const batch = await eraseBatch(transaction, { ...rule, from }, term, documents);
      if (batch > 0) {
        await recordAct(transaction as unknown as OrganizationDatabase, systemAct('privacy.retain'), {
          action: 'privacy.rows.erase',
          object: { kind: 'privacy.table', id: table },
          at: kept.now,
          details: { rows: batch, until: term },
        });
      }
      return batch;
    });
    rows += erased;
  }
  return { table, outcome: 'erased', rows };
}

/** The newest value of the rule's column that has reached its term: a day for a `date`, an instant otherwise. */
async function termOf(
  database: Kysely<unknown>,
  rule: { table: string; from: string; keep: string; now: Temporal.Instant },
): Promise<string> {
  const { rows } = await sql<{ type: string }>`
    SELECT format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = ${rule.table}::regclass AND attname = ${rule.from}`.execute(database);
  if (rows[0]?.type === 'date') return dayInParis(rule.now).subtract(rule.keep).toString();
  return rule.now.toZonedDateTimeISO(PARIS).subtract(rule.keep).toInstant().toString();
}

async function countUntil(database: Kysely<unknown>, { table, from }: RetentionRule, term: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    SELECT count(*)::int AS rows FROM ${sql.table(table)} WHERE ${sql.ref(from!)} <= ${term}`.execute(database);
  return rows[0]!.rows;
}

/** Erases at most one batch and the files that go with its rows. @returns how many rows. */
async function eraseBatch(
  transaction: Kysely<unknown>,
  rule: RetentionRule & { readonly from: string },
  term: string,
  documents: Documents,
): Promise<number> {
  const due = sql`(SELECT ctid FROM ${sql.table(rule.table)} WHERE ${sql.ref(rule.from)} <= ${term}
    ORDER BY ${sql.ref(rule.from)} LIMIT ${BATCH} FOR UPDATE)`;
  const { rows: locked } = await sql<{ place: string }>`SELECT ctid::text AS place FROM ${due} AS due`.execute(
    transaction,
  );
  if (locked.length === 0) return 0;
  const places = sql`ANY (${locked.map(({ place }) => place)}::tid[])`;
  for (const { table, column, row } of rule.files ?? []) {
    const { rows } = await sql<{ id: string }>`
      SELECT ${sql.ref(column)} AS id FROM ${sql.table(table)}
       WHERE ${sql.ref(column)} IS NOT NULL
         AND ${sql.ref(row)} IN (SELECT id FROM ${sql.table(rule.table)} WHERE ctid = ${places})`.execute(transaction);
    await documents.eraseWith(
      transaction as never,
      rows.map(({ id }) => id),
    );
  }
  await sql`DELETE FROM ${sql.table(rule.table)} WHERE ctid = ${places}`.execute(transaction);
  return locked.length;
}
