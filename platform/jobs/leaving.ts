import { CompiledQuery, sql } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { markDirty, type Mark } from './dirty-organizations.ts';
import { Gathering } from './gathering.ts';
import type { CommonsTransaction, OrganizationTransaction } from './outbox.ts';
import type { SqlExecutor } from './queue-connections.ts';

/** Channel on which a process that projects nothing itself tells those that do. */
export const OUTBOX_CHANNEL = 'cabinet_outbox';

export interface LeavingRow {
  readonly kind: 'job' | 'event';
  readonly name: string;
  readonly payload: object;
  /** Not before this, by the clock of the rules; at once unless said. */
  readonly dueAt?: Temporal.Instant;
}

/** The outboxes of the organisations, as transactions fill them. */
export class Leaving {
  readonly #marks: Gathering<Mark>;
  /** One mark serves all the rows of a transaction. */
  readonly #marked = new WeakMap<OrganizationTransaction, Promise<void>>();

  constructor(commons: Commons) {
    this.#marks = new Gathering((marks) => markDirty(commons, marks));
  }

  /**
   * Writes one row of an organisation's outbox and sees that the organisation is marked before the transaction commits.
   * @returns where the row is, the first time the transaction writes one; null for those that follow.
   */
  async leave(transaction: OrganizationTransaction, row: LeavingRow): Promise<Mark | null> {
    if (!transaction.isTransaction) throw new Error('an outbox is written within the transaction of the act');
    const { kind, name, payload, dueAt } = row;
    const written = await transaction
      .insertInto('jobs.outbox')
      .values({ id: newId(), kind, name, payload: JSON.stringify(payload), due_at: dueAt?.toString() ?? null })
      .returning([
        sql<string>`current_database()`.as('database'),
        sql<string>`pg_current_xact_id()::text`.as('transaction'),
      ])
      .executeTakeFirstOrThrow();
    const marked = this.#marked.get(transaction);
    const mark = { organizationId: organizationOf(written.database), transaction: BigInt(written.transaction) };
    const marking = marked ?? this.#marks.add(mark);
    this.#marked.set(transaction, marking);
    await marking;
    return marked === undefined ? mark : null;
  }
}

/** Tells the processes that run jobs of a transaction to follow. */
export async function tellOthers(commons: Commons, written: Mark): Promise<void> {
  const message = JSON.stringify([written.organizationId, String(written.transaction)]);
  await sql`SELECT pg_notify(${OUTBOX_CHANNEL}, ${message})`.execute(commons);
}

/** What `tellOthers` said. */
export function heardFromOthers(message: string): Mark {
  const [organizationId, transaction] = JSON.parse(message) as [string, string];
  return { organizationId, transaction: BigInt(transaction) };
}

/** Lets the queue write within a transaction of the commons. */
export function executorWithin(transaction: CommonsTransaction): SqlExecutor {
  if (!transaction.isTransaction) throw new Error('a job of the commons is asked for within a transaction');
  return {
    executeSql: async (text, values = []) => {
      const { rows } = await transaction.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]));
      return { rows };
    },
  };
}

/** An organisation's database bears its identifier: asking the transaction itself leaves no room for a mistake. */
function organizationOf(database: string): string {
  const digits = /_org_([0-9a-f]{32})$/.exec(database)?.[1];
  if (digits === undefined) throw new Error(`${database} is not the database of an organisation`);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
