import pg from 'pg';
import type { Log } from '#platform/kernel/log.ts';
import { PreparingClient } from '#platform/database/prepared-statements.ts';
import { sqlValues } from '#platform/database/sql-values.ts';

/** Three to work with and one to listen: the queue never takes more of the commons than this. */
const POOLED = 3;
const RECONNECT_MS = 1_000;

/** What pg-boss asks of a database, met by a pool, a transaction or the administrator's connection. */
export interface SqlExecutor {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Adapts one `pg` connection. */
export function executorOf(client: pg.ClientBase): SqlExecutor {
  return {
    executeSql: async (text, values) => rowsOf(await client.query(text, values ? [...values] : [])),
  };
}

/** The connections of the queue on the commons, under the commons' own role. */
export class QueueConnections implements SqlExecutor {
  readonly #config: pg.ClientConfig;
  readonly #log: Log;
  readonly #pool: pg.Pool;
  #listener: pg.Client | null = null;
  #closing = false;

  constructor(config: pg.ClientConfig, log: Log) {
    this.#config = { ...config, types: sqlValues };
    this.#log = log;
    // Nothing here need wait for the disk: an entry is written before it leaves its outbox, the work of a job before its
    // end, all in one server's log. What a crash loses of its last instant runs again, as any job may.
    const unhurried = { options: '-c synchronous_commit=off' };
    this.#pool = new pg.Pool({
      ...this.#config,
      ...unhurried,
      Client: PreparingClient,
      max: POOLED,
      idleTimeoutMillis: 10_000,
    });
    this.#pool.on('error', (error) => log.warn({ err: error }, 'a connection of the queue was lost'));
  }

  async executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
    const client = await this.#pool.connect();
    try {
      const answer = await executorOf(client).executeSql(text, values);
      client.release();
      return answer;
    } catch (error) {
      // pg-boss sends whole transactions as one text: a failed one would leave the connection inside it.
      client.release(true);
      throw error;
    }
  }

  /**
   * Keeps one connection listening, and comes back by itself when it is lost.
   * @param ready runs on the connection each time it is there, before it listens: what was missed is caught up here.
   */
  async listen(
    channels: readonly string[],
    hear: (channel: string, message: string) => void,
    ready: (client: pg.Client) => Promise<void>,
  ): Promise<void> {
    const client = new pg.Client(this.#config);
    client.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
    client.on('error', () => {});
    client.once('end', () => this.#listenAgain(channels, hear, ready));
    await client.connect();
    this.#listener = client;
    for (const channel of channels) await client.query(`LISTEN ${channel}`);
    await ready(client);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#listener?.end();
    await this.#pool.end();
  }

  #listenAgain(...listening: Parameters<QueueConnections['listen']>): void {
    if (this.#closing) return;
    setTimeout(() => {
      if (this.#closing) return;
      this.listen(...listening).catch((error: unknown) => {
        this.#log.warn({ err: asError(error) }, 'the queue cannot listen yet');
        this.#listenAgain(...listening);
      });
    }, RECONNECT_MS).unref();
  }
}

/** A text of several statements answers with several results; pg-boss reads the rows of single ones only. */
function rowsOf(result: pg.QueryResult | pg.QueryResult[]): { rows: Record<string, unknown>[] } {
  return { rows: Array.isArray(result) ? [] : result.rows };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('not an error');
}
