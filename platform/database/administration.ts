import pg from 'pg';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { applyMigrations, fingerprint, readMigrations, type Migration } from './migrations.ts';
import { sqlValues } from './sql-values.ts';

/**
 * What only the administrator's role may do: create and drop databases and roles, apply migrations, read and close
 * what the application's roles may only write. Everything here may be run twice.
 */
export class Administration {
  readonly #url: string;
  readonly #prefix: string;

  /** @param prefix first word of every database and role of this installation; several may share a server. */
  constructor(url: string, prefix: string) {
    this.#url = url;
    this.#prefix = prefix;
  }

  get commonsName(): string {
    return `${this.#prefix}_commons`;
  }

  get templateName(): string {
    return `${this.#prefix}_template`;
  }

  organizationName(organizationId: string): string {
    return `${this.#prefix}_org_${organizationId.replaceAll('-', '')}`;
  }

  /** Connection settings for a role of the application on one database. */
  connectionOf(database: string, role: string, password: string): pg.ClientConfig {
    const { host, port } = new pg.Client({ connectionString: this.#url });
    return { host, port, database, user: role, password, application_name: 'cabinet' };
  }

  /** Runs `work` with an administrator's connection to one database (the server's own when none is named). */
  async within<Result>(database: string | null, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const url = new URL(this.#url);
    if (database !== null) url.pathname = `/${database}`;
    const client = new pg.Client({ connectionString: url.href, types: sqlValues, application_name: 'cabinet admin' });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Makes the group role, the commons and the template if missing, and brings both to the given migrations. */
  async prepare(modules: readonly ModuleDeclaration[], commonsPassword: string): Promise<Prepared> {
    const commons = await readMigrations(modules, 'commons');
    const organization = await readMigrations(modules, 'organization');
    await this.within(null, async (client) => {
      await refuseOtherMajor(client);
      await createRole(client, 'cabinet_application', 'NOLOGIN');
      await createRole(client, this.commonsName, `LOGIN PASSWORD '${commonsPassword}' IN ROLE cabinet_application`);
      for (const name of [this.commonsName, this.templateName]) await createClosedDatabase(client, name, 'template0');
      await client.query(`GRANT CONNECT ON DATABASE "${this.commonsName}" TO "${this.commonsName}"`);
    });
    const applied =
      (await this.within(this.commonsName, (client) => applyMigrations(client, commons))) +
      (await this.within(this.templateName, (client) => applyMigrations(client, organization)));
    return { organization, fingerprint: fingerprint(organization), applied };
  }

  /** Creates the organisation's role and its database from the template; finishes what an earlier try began. */
  async createOrganization(organizationId: string, password: string): Promise<void> {
    const name = this.organizationName(organizationId);
    await this.within(null, async (client) => {
      await createRole(client, name, `LOGIN PASSWORD '${password}' IN ROLE cabinet_application`);
      await createClosedDatabase(client, name, this.templateName);
      await client.query(`GRANT CONNECT ON DATABASE "${name}" TO "${name}"`);
    });
  }

  /** Drops the organisation's database, whoever is connected, and its role. */
  async dropOrganization(organizationId: string): Promise<void> {
    const name = this.organizationName(organizationId);
    await this.within(null, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS "${name}"`);
    });
  }

  /** Drops the commons, the template and their role: the end of a throw-away installation. */
  async dropShared(): Promise<void> {
    await this.within(null, async (client) => {
      for (const name of [this.commonsName, this.templateName]) {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      }
      await client.query(`DROP ROLE IF EXISTS "${this.commonsName}"`);
    });
  }

  /** Applies what is missing to one organisation's database. */
  async migrateOrganization(organizationId: string, migrations: readonly Migration[]): Promise<number> {
    return this.within(this.organizationName(organizationId), (client) => applyMigrations(client, migrations));
  }
}

export interface Prepared {
  readonly organization: readonly Migration[];
  /** Of the organisation family. */
  readonly fingerprint: string;
  /** Migrations applied to commons and template just now. */
  readonly applied: number;
}

async function refuseOtherMajor(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < 18) throw new Error(`DATABASE_URL: PostgreSQL 18 is needed, the server is version ${major}`);
}

async function createRole(client: pg.Client, name: string, options: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE ROLE "${name}" ${options}`).catch(ignoreDuplicate);
}

/**
 * Nobody may connect between the creation and the withdrawal of PostgreSQL's default right to: a neighbour's role
 * belongs to the same group and could otherwise slip in for a moment.
 */
async function createClosedDatabase(client: pg.Client, name: string, template: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY wal_log ALLOW_CONNECTIONS false`);
  }
  await client.query(`REVOKE ALL ON DATABASE "${name}" FROM PUBLIC`);
  await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
}

/** Two installations starting at once on one server create the shared group role together. */
function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}
