import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '#platform/kernel/log.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import { Administration, type Prepared } from './administration.ts';
import { ConnectionBudget } from './connections.ts';
import type { KeyStore } from './key-store.ts';
import type { CommonsTables } from './tables/commons.ts';
import type { OrganizationTables } from './tables/organization.ts';

/** The commons, typed. Two types, so that a query written for one family does not compile on the other. */
export type Commons = Kysely<CommonsTables>;
/** One organisation's own database, typed. */
export type OrganizationDatabase = Kysely<OrganizationTables>;

export interface DatabasesOptions {
  /** Administrator's URL: may create databases and roles. */
  readonly url: string;
  /** First word of the names of databases and roles; `cabinet` unless several installations share a server. */
  readonly prefix: string;
  readonly modules: readonly ModuleDeclaration[];
  readonly keys: KeyStore;
  readonly log: Log;
  /** Connections at once over all organisations (40) plus the commons (12): both under the server's own limit. */
  readonly ceiling?: number;
}

const COMMONS_CONNECTIONS = 12;
const ORGANIZATION_CONNECTIONS = 4;
const MIGRATED_AT_ONCE = 4;
const IDLE_MS = 10_000;

/**
 * Opens the commons and, on demand, each organisation's database under that organisation's own role.
 */
export class Databases {
  readonly administration: Administration;
  readonly commons: Commons;
  readonly #options: DatabasesOptions;
  readonly #prepared: Prepared;
  readonly #commonsBudget: ConnectionBudget;
  readonly #budget: ConnectionBudget;
  readonly #open = new Map<string, Promise<OrganizationDatabase>>();

  private constructor(
    options: DatabasesOptions,
    administration: Administration,
    prepared: Prepared,
    commonsPassword: string,
  ) {
    this.#options = options;
    this.administration = administration;
    this.#prepared = prepared;
    this.#commonsBudget = new ConnectionBudget({ ceiling: COMMONS_CONNECTIONS, idleMs: IDLE_MS });
    this.#budget = new ConnectionBudget({ ceiling: options.ceiling ?? 40, idleMs: IDLE_MS });
    const name = administration.commonsName;
    const config = administration.connectionOf(name, name, commonsPassword);
    this.commons = new Kysely<CommonsTables>({
      dialect: new PostgresDialect({ pool: this.#commonsBudget.pool(config, COMMONS_CONNECTIONS) }),
    });
  }

  /** Creates and migrates the commons and the template, finishes interrupted creations, migrates every organisation. */
  static async open(options: DatabasesOptions): Promise<Databases> {
    await options.keys.create('commons');
    const administration = new Administration(options.url, options.prefix);
    const password = await passwordOf(options.keys, 'commons');
    const prepared = await administration.prepare(options.modules, password);
    const databases = new Databases(options, administration, prepared, password);
    await databases.#finishInterrupted();
    await databases.#migrateOrganizations();
    return databases;
  }

  /** Connections open now, commons included. */
  get connections(): number {
    return this.#commonsBudget.open + this.#budget.open;
  }

  /**
   * The organisation's database.
   * @throws {NotFound} when there is no such organisation.
   */
  organization(organizationId: string): Promise<OrganizationDatabase> {
    let opened = this.#open.get(organizationId);
    if (opened === undefined) {
      opened = this.#openOrganization(organizationId);
      this.#open.set(organizationId, opened);
      opened.catch(() => this.#open.delete(organizationId));
    }
    return opened;
  }

  /** Creates the organisation's key, role and database. May be repeated after a failure. */
  async create(organizationId: string): Promise<void> {
    const name = this.administration.organizationName(organizationId);
    await this.commons
      .insertInto('database.sealed_databases')
      .values({ organization_id: organizationId, name, state: 'creating', migrated_to: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await this.#options.keys.create(organizationId);
    await this.administration.createOrganization(organizationId, await passwordOf(this.#options.keys, organizationId));
    await this.#record(organizationId, { state: 'ready', migrated_to: this.#prepared.fingerprint });
  }

  /** Drops the organisation's database and role and destroys its key: nothing of it can be read again. */
  async drop(organizationId: string): Promise<void> {
    await this.#record(organizationId, { state: 'dropping' });
    const opened = this.#open.get(organizationId);
    this.#open.delete(organizationId);
    await opened?.then((database) => database.destroy()).catch(() => {});
    await this.administration.dropOrganization(organizationId);
    await this.#options.keys.destroy(organizationId);
    await this.commons.deleteFrom('database.sealed_databases').where('organization_id', '=', organizationId).execute();
  }

  /** Identifiers of every organisation that has a database. */
  async organizations(): Promise<readonly string[]> {
    const rows = await this.commons
      .selectFrom('database.sealed_databases')
      .select('organization_id')
      .where('state', '=', 'ready')
      .orderBy('organization_id')
      .execute();
    return rows.map((row) => row.organization_id);
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values());
    for (const one of opened) if (one.status === 'fulfilled') await one.value.destroy();
    await this.commons.destroy();
    this.#budget.close();
    this.#commonsBudget.close();
  }

  async #openOrganization(organizationId: string): Promise<OrganizationDatabase> {
    const row = await this.commons
      .selectFrom('database.sealed_databases')
      .select('name')
      .where('organization_id', '=', organizationId)
      .where('state', '=', 'ready')
      .executeTakeFirst();
    if (row === undefined) throw new NotFound('organization.not-found', 'Cette organisation n’existe pas.');
    const password = await passwordOf(this.#options.keys, organizationId);
    const config = this.administration.connectionOf(row.name, row.name, password);
    return new Kysely<OrganizationTables>({
      dialect: new PostgresDialect({ pool: this.#budget.pool(config, ORGANIZATION_CONNECTIONS) }),
    });
  }

  async #finishInterrupted(): Promise<void> {
    const rows = await this.commons
      .selectFrom('database.sealed_databases')
      .select(['organization_id', 'state'])
      .where('state', '!=', 'ready')
      .execute();
    for (const row of rows) {
      if (row.state === 'creating') await this.create(row.organization_id);
      else await this.drop(row.organization_id);
    }
  }

  async #migrateOrganizations(): Promise<void> {
    const behind = await this.commons
      .selectFrom('database.sealed_databases')
      .select('organization_id')
      .where('state', '=', 'ready')
      .where('migrated_to', 'is distinct from', this.#prepared.fingerprint)
      .execute();
    const queue = behind.map((row) => row.organization_id);
    if (queue.length === 0) return;
    const worker = async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        await this.administration.migrateOrganization(next, this.#prepared.organization);
        await this.#record(next, { migrated_to: this.#prepared.fingerprint });
      }
    };
    await Promise.all(Array.from({ length: MIGRATED_AT_ONCE }, worker));
    this.#options.log.info({ organizations: behind.length }, 'organisations migrated');
  }

  async #record(organizationId: string, change: { state?: string; migrated_to?: string }): Promise<void> {
    await this.commons
      .updateTable('database.sealed_databases')
      .set(change)
      .where('organization_id', '=', organizationId)
      .execute();
  }
}

async function passwordOf(keys: KeyStore, owner: string): Promise<string> {
  return (await keys.key(owner, 'database-password')).toString('base64url');
}
