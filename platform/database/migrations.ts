import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';

export type Family = 'commons' | 'organization';

export interface Migration {
  readonly module: string;
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const FILE = /^(\d{4})_([a-z0-9-]+)\.(commons|organization)\.sql$/;
/** Any constant will do; it must only be the same in every Cabinet that shares a database. */
const LOCK = 7_242_010_426;

/**
 * The migrations of one family, modules in `dependsOn` order, numbers ascending.
 * @throws on a file whose name is not understood, two files of one number, or a dependency that is missing or circular.
 */
export async function readMigrations(
  modules: readonly ModuleDeclaration[],
  family: Family,
): Promise<readonly Migration[]> {
  const found: Migration[] = [];
  for (const module of inDependencyOrder(modules)) {
    if (module.migrations === undefined) continue;
    const numbers = new Set<number>();
    for (const file of (await readdir(module.migrations)).toSorted()) {
      const match = FILE.exec(file);
      if (match === null) throw new Error(`${module.name}: migration ${file} must be named 0001_name.${family}.sql`);
      const number = Number(match[1]);
      if (numbers.has(number)) throw new Error(`${module.name}: two migrations bear number ${match[1]}`);
      numbers.add(number);
      if (match[3] !== family) continue;
      const sql = await readFile(new URL(file, folderUrl(module.migrations)), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      found.push({ module: module.name, number, name: match[2]!, sql, checksum });
    }
  }
  return found;
}

/** One word for "which migrations": equal when nothing is to be done. */
export function fingerprint(migrations: readonly Migration[]): string {
  const all = migrations.map((migration) => `${migration.module}/${migration.number}/${migration.checksum}`);
  return createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 16);
}

/**
 * Applies what is missing, each migration in a transaction of its own whose first act is to claim its row, so that of
 * two starting at once one applies and the other goes on. Resumable: a run cut short continues at the next start.
 * @returns how many were applied.
 * @throws when an applied migration was changed afterwards.
 */
export async function applyMigrations(client: pg.Client, migrations: readonly Migration[]): Promise<number> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS cabinet;
      CREATE TABLE IF NOT EXISTS cabinet.migrations (
        module text NOT NULL, number int NOT NULL, name text NOT NULL, checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (module, number))`);
    const { rows } = await client.query<{ module: string; number: number; checksum: string }>(
      'SELECT module, number, checksum FROM cabinet.migrations',
    );
    const applied = new Map(rows.map((row) => [`${row.module}/${row.number}`, row.checksum]));
    let count = 0;
    for (const migration of migrations) {
      const known = applied.get(`${migration.module}/${migration.number}`);
      if (known === undefined) {
        await applyOne(client, migration);
        count += 1;
      } else if (known !== migration.checksum) {
        throw new Error(`migration ${migration.module}/${migration.number} was changed after it had been applied`);
      }
    }
    return count;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const { module, number, name, checksum, sql } = migration;
  const schema = module.replaceAll('-', '_');
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO cabinet.migrations (module, number, name, checksum) VALUES ($1, $2, $3, $4)', [
      ...[module, number, name, checksum],
    ]);
    // The application's roles belong to this group; a migration narrows what a table must not allow.
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS "${schema}";
      GRANT USAGE ON SCHEMA "${schema}" TO cabinet_application;
      ALTER DEFAULT PRIVILEGES IN SCHEMA "${schema}"
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cabinet_application;
      ALTER DEFAULT PRIVILEGES IN SCHEMA "${schema}" GRANT USAGE ON SEQUENCES TO cabinet_application`);
    await client.query(sql);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${module}/${number}_${name} failed`, { cause: error });
  }
}

/**
 * Modules ordered so that each comes after those it depends on, otherwise as listed.
 * @throws on a missing or circular dependency.
 */
export function inDependencyOrder(modules: readonly ModuleDeclaration[]): readonly ModuleDeclaration[] {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const ordered: ModuleDeclaration[] = [];
  const visiting = new Set<string>();
  const visit = (name: string, neededBy: string): void => {
    const module = byName.get(name);
    if (module === undefined) throw new Error(`module ${neededBy} depends on ${name}, which is not there`);
    if (ordered.includes(module)) return;
    if (visiting.has(name)) throw new Error(`modules depend on each other in a circle through ${name}`);
    visiting.add(name);
    for (const dependency of module.dependsOn ?? []) visit(dependency, name);
    ordered.push(module);
  };
  for (const module of modules) visit(module.name, module.name);
  return ordered;
}

function folderUrl(url: URL): URL {
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`);
}
