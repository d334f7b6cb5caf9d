import { sql } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import { clearIfEmpty, dirtyOrganizations, endedTransactions } from './dirty-organizations.ts';

const FIRST_LOOK_MS = 4;
const LAST_LOOK_MS = 200;
const ROWS_AT_ONCE = 500;

export interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly payload: unknown;
  /** Null for what may start at once. */
  readonly due_at: string | null;
}

export interface ProjectorOptions {
  readonly databases: Databases;
  readonly log: Log;
  /** Brings rows into the queue; those it knows nothing about stay. May be given the same row twice. */
  readonly bring: (organizationId: string, rows: readonly OutboxRow[]) => Promise<readonly OutboxRow[]>;
}

/**
 * Carries rows of outboxes into the queue: at once for transactions it is told about, by a sweep of the marked
 * organisations for all that was missed. A commit cannot be heard from outside, so it looks, soon at first and then
 * more and more rarely, whether the transaction has ended.
 */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #followed = new Map<bigint, string>();
  readonly #projecting = new Map<string, Promise<void>>();
  #following: Promise<void> | null = null;
  #patienceMs = FIRST_LOOK_MS;
  #followedSoFar = 0;
  #stopped = false;

  constructor(options: ProjectorOptions) {
    this.#options = options;
  }

  /** Counts what was ever followed: a reader who finds the same number twice knows that nothing came between. */
  get followedSoFar(): number {
    return this.#followedSoFar;
  }

  /** Projects an organisation's outbox as soon as this transaction has committed. */
  follow(organizationId: string, transaction: bigint): void {
    this.#followedSoFar += 1;
    this.#followed.set(transaction, organizationId);
    this.#patienceMs = FIRST_LOOK_MS;
    this.#following ??= this.#follow().finally(() => {
      this.#following = null;
    });
  }

  /** Projects every marked organisation, and removes the marks that have served. */
  async sweep(): Promise<void> {
    const { databases } = this.#options;
    for (const organizationId of await dirtyOrganizations(databases.commons)) {
      if (this.#stopped) return;
      await this.#sweepOne(organizationId);
    }
  }

  /** Resolves when every transaction followed so far has ended and is projected. */
  async settled(): Promise<void> {
    while (this.#following !== null || this.#projecting.size > 0) {
      await this.#following;
      await Promise.allSettled(this.#projecting.values());
    }
  }

  /** Stops looking; what is under way is finished, the rest is left to the next sweep. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.settled();
  }

  async #follow(): Promise<void> {
    while (this.#followed.size > 0 && !this.#stopped) {
      await new Promise((resolve) => setTimeout(resolve, this.#patienceMs));
      this.#patienceMs = Math.min(this.#patienceMs * 1.5, LAST_LOOK_MS);
      try {
        await this.#lookOnce();
      } catch (error) {
        this.#options.log.warn({ err: error as Error }, 'outboxes could not be read, the sweep will');
      }
    }
  }

  async #lookOnce(): Promise<void> {
    const ended = await endedTransactions(this.#options.databases.commons, [...this.#followed.keys()]);
    const organizations = new Set<string>();
    for (const [transaction, how] of ended) {
      if (how === 'committed') organizations.add(this.#followed.get(transaction)!);
      this.#followed.delete(transaction);
    }
    await Promise.all([...organizations].map((organizationId) => this.#project(organizationId)));
  }

  /** One outbox that cannot be read must not keep the others from the queue: it stays marked for the next sweep. */
  async #sweepOne(organizationId: string): Promise<void> {
    const { databases, log } = this.#options;
    try {
      const database = await this.#open(organizationId);
      const waiting = await clearIfEmpty(databases.commons, organizationId, database);
      if (waiting) await this.#project(organizationId);
    } catch (error) {
      log.warn({ organizationId, err: error as Error }, 'outbox not read, the next sweep tries again');
    }
  }

  /** One projection at a time for each organisation; one asked meanwhile runs after. */
  async #project(organizationId: string): Promise<void> {
    const before = this.#projecting.get(organizationId) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(() => this.#projectNow(organizationId));
    this.#projecting.set(organizationId, mine);
    try {
      await mine;
    } finally {
      if (this.#projecting.get(organizationId) === mine) this.#projecting.delete(organizationId);
    }
  }

  async #projectNow(organizationId: string): Promise<void> {
    const database = await this.#open(organizationId);
    if (database === null) return;
    for (;;) {
      const rows = await database.selectFrom('jobs.outbox').selectAll().orderBy('id').limit(ROWS_AT_ONCE).execute();
      const brought = rows.length === 0 ? [] : await this.#options.bring(organizationId, rows);
      if (brought.length === 0) return;
      const ids = brought.map((row) => row.id);
      // Unhurried: a row that a crash brings back is known to the queue.
      await sql`WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', true) AS value)
        DELETE FROM jobs.outbox USING unhurried WHERE id = ANY (${ids}::uuid[]) AND value = 'off'`.execute(database);
      // A row that comes meanwhile has its own transaction, which is followed.
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  async #open(organizationId: string): Promise<OrganizationDatabase | null> {
    try {
      return await this.#options.databases.organization(organizationId);
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}
