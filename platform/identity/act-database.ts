import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin, PluginTransformResultArgs, QueryResult, Transaction, UnknownRow } from 'kysely';
import type { Commons } from '#platform/database/databases.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';

/**
 * Lets the authentication library take part in our transactions: what it is given looks like the commons, and is, at
 * each call, the transaction of the act under way. So a session and its line in the journal exist together.
 */
export class ActDatabase {
  /** For the library only. Outside an act it is the commons, each query on its own. */
  readonly joined: Commons;
  readonly #commons: Commons;
  readonly #current = new AsyncLocalStorage<Commons>();

  constructor(commons: Commons) {
    this.#commons = commons;
    const outside = commons.withPlugin(new InstantsAsDates());
    const current = (): Commons => this.#current.getStore() ?? outside;
    this.joined = new Proxy(outside, {
      get: (_target, property) => {
        const database = current();
        const value: unknown = Reflect.get(database, property, database);
        return typeof value === 'function' ? value.bind(database) : value;
      },
    });
  }

  /** One transaction for an act; the library's queries inside `work` belong to it. */
  run<Result>(work: (transaction: Transaction<CommonsTables>) => Promise<Result>): Promise<Result> {
    return this.#commons.transaction().execute((transaction) => {
      return this.#current.run(transaction.withPlugin(new InstantsAsDates()), () => work(transaction));
    });
  }
}

/**
 * The library compares times as `Date`; everything else here reads them as ISO strings. Left as strings, no expiry
 * would ever be seen.
 */
class InstantsAsDates implements KyselyPlugin {
  transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => node;

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return { ...result, rows: result.rows.map(withDates) };
  }
}

function withDates(row: UnknownRow): UnknownRow {
  const entries = Object.entries(row).map(([column, value]) => {
    const isInstant = /_(at|until)$/.test(column) && typeof value === 'string';
    return [column, isInstant ? new Date(value) : value];
  });
  return Object.fromEntries(entries);
}
