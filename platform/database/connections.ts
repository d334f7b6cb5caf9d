import type pg from 'pg';
import { Unavailable } from '#platform/kernel/errors.ts';
import { PreparingClient } from './prepared-statements.ts';
import { sqlValues } from './sql-values.ts';

/** What Kysely asks of a pool. */
export interface Pool {
  connect(): Promise<PooledClient>;
  end(): Promise<void>;
}

export type PooledClient = pg.Client & { release(): void };

export interface BudgetLimits {
  /** Connections open at once, over all databases. */
  readonly ceiling: number;
  /** A connection unused for this long is closed. */
  readonly idleMs: number;
  /** Who has waited this long for a connection is told that the database is busy; 10 s unless said. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 10_000;

interface Entry {
  readonly pool: BudgetedPool;
  readonly client: pg.Client;
  idleSince: number;
}

/**
 * One ceiling over the pools of all databases. A pool per organisation alone would open connections without bound
 * as organisations come; here a pool that needs one takes the longest idle of another before anyone waits, and who
 * waits is served in order.
 */
export class ConnectionBudget {
  readonly #limits: BudgetLimits;
  readonly #idle: Entry[] = [];
  readonly #waiting: { pool: BudgetedPool; grant: (entry: Promise<Entry>) => void }[] = [];
  readonly #sweeper: NodeJS.Timeout;
  #open = 0;

  constructor(limits: BudgetLimits) {
    this.#limits = limits;
    this.#sweeper = setInterval(() => this.#closeIdle(Date.now() - limits.idleMs), limits.idleMs / 2).unref();
  }

  /** Connections open now. */
  get open(): number {
    return this.#open;
  }

  /** A pool on one database, at most `most` connections of the budget at once. */
  pool(config: pg.ClientConfig, most: number): Pool {
    return new BudgetedPool(this, config, most);
  }

  /** Closes every idle connection; those in use close when released. */
  close(): void {
    clearInterval(this.#sweeper);
    this.#closeIdle(Number.POSITIVE_INFINITY);
  }

  /** @throws {Unavailable} `database.busy` when none comes free in time. */
  acquire(pool: BudgetedPool): Promise<Entry> {
    const now = this.#tryAcquire(pool);
    if (now !== null) return now;
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(busy());
      }, this.#limits.patienceMs ?? PATIENCE_MS);
      const grant = (entry: Promise<Entry>) => {
        clearTimeout(giveUp);
        resolve(entry);
      };
      const waiter = { pool, grant };
      this.#waiting.push(waiter);
    });
  }

  release(entry: Entry, reusable: boolean): void {
    entry.pool.inUse -= 1;
    if (reusable && !entry.pool.ended) {
      entry.idleSince = Date.now();
      this.#idle.push(entry);
    } else {
      this.#discard(entry);
    }
    this.#serveWaiting();
  }

  forget(client: pg.Client): void {
    const at = this.#idle.findIndex((entry) => entry.client === client);
    if (at >= 0) this.#discard(this.#idle.splice(at, 1)[0]!);
  }

  closeIdleOf(pool: BudgetedPool): void {
    for (const entry of this.#idle.filter((candidate) => candidate.pool === pool)) this.forget(entry.client);
  }

  #tryAcquire(pool: BudgetedPool): Promise<Entry> | null {
    if (pool.inUse >= pool.most) return null;
    const own = this.#idle.findLastIndex((entry) => entry.pool === pool);
    if (own < 0 && this.#open >= this.#limits.ceiling) {
      const oldest = this.#idle.shift();
      if (oldest === undefined) return null;
      this.#discard(oldest);
    }
    pool.inUse += 1;
    if (own >= 0) return Promise.resolve(this.#idle.splice(own, 1)[0]!);
    this.#open += 1;
    return this.#connect(pool);
  }

  async #connect(pool: BudgetedPool): Promise<Entry> {
    const client = new PreparingClient({ ...pool.config, types: sqlValues });
    client.on('error', () => this.forget(client));
    try {
      await client.connect();
      return { pool, client, idleSince: 0 };
    } catch (error) {
      this.#open -= 1;
      pool.inUse -= 1;
      this.#serveWaiting();
      throw error;
    }
  }

  #serveWaiting(): void {
    for (let at = 0; at < this.#waiting.length;) {
      const waiter = this.#waiting[at]!;
      const entry = this.#tryAcquire(waiter.pool);
      if (entry === null) {
        at += 1;
        continue;
      }
      this.#waiting.splice(at, 1);
      waiter.grant(entry);
    }
  }

  #closeIdle(before: number): void {
    while (this.#idle[0] !== undefined && this.#idle[0].idleSince <= before) this.#discard(this.#idle.shift()!);
  }

  #discard(entry: Entry): void {
    this.#open -= 1;
    entry.client.end().catch(() => {});
  }
}

function busy(): Unavailable {
  return new Unavailable('database.busy', 'La base de données est très sollicitée. Rien n’a été perdu ; réessayez.');
}

class BudgetedPool implements Pool {
  readonly #budget: ConnectionBudget;
  readonly config: pg.ClientConfig;
  readonly most: number;
  inUse = 0;
  ended = false;

  constructor(budget: ConnectionBudget, config: pg.ClientConfig, most: number) {
    this.#budget = budget;
    this.config = config;
    this.most = most;
  }

  async connect(): Promise<PooledClient> {
    const entry = await this.#budget.acquire(this);
    let broken = false;
    let released = false;
    const markBroken = () => (broken = true);
    entry.client.once('error', markBroken);
    return Object.assign(entry.client, {
      release: () => {
        if (released) return;
        released = true;
        entry.client.off('error', markBroken);
        this.#budget.release(entry, !broken);
      },
    });
  }

  async end(): Promise<void> {
    this.ended = true;
    this.#budget.closeIdleOf(this);
  }
}
