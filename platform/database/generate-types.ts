import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { testDatabases } from './testing.ts';

/** How values reach TypeScript is decided in `sql-values.ts`; these names must say the same. */
const TYPE_MAPPING = {
  timestamptz: 'string',
  date: 'string',
  int8: 'number',
  inet: 'string',
  bytea: 'Buffer',
  uuid: 'string',
};

/**
 * Writes the table types of both families from a freshly migrated installation, so that SQL stays the one truth.
 * @param into folder of `commons.ts` and `organization.ts`
 */
export async function generateTableTypes(modules: readonly ModuleDeclaration[], into: string): Promise<void> {
  const ends: (() => unknown)[] = [];
  const scene = { after: (end: () => unknown) => void ends.push(end) } as Parameters<typeof testDatabases>[0];
  try {
    const { databases, url } = await testDatabases(scene, modules);
    const { administration } = databases;
    const schemas = ['database', ...modules.map((module) => module.name.replaceAll('-', '_'))];
    await generate(url, administration.commonsName, schemas, path.join(into, 'commons.ts'), 'CommonsTables');
    await generate(url, administration.templateName, schemas, path.join(into, 'organization.ts'), 'OrganizationTables');
  } finally {
    for (const end of ends) await end();
  }
}

/** Whether the committed types are those of the migrations. */
export async function tableTypesAreCurrent(modules: readonly ModuleDeclaration[], committed: string): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-types-'));
  try {
    await generateTableTypes(modules, folder);
    for (const file of ['commons.ts', 'organization.ts']) {
      const [fresh, known] = [readFile(path.join(folder, file), 'utf8'), readFile(path.join(committed, file), 'utf8')];
      if ((await fresh) !== (await known)) return false;
    }
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function generate(server: string, database: string, schemas: readonly string[], file: string, name: string) {
  const url = new URL(server);
  url.pathname = `/${database}`;
  const cli = path.resolve(import.meta.dirname, '../../node_modules/kysely-codegen/dist/cli/bin.js');
  const args = ['--dialect', 'postgres', '--out-file', file, '--type-mapping', JSON.stringify(TYPE_MAPPING)];
  const included = `(${schemas.join('|')}).*`;
  await promisify(execFile)(process.execPath, [cli, ...args, '--include-pattern', included], {
    env: { ...process.env, DATABASE_URL: url.href },
  });
  await finish(file, name);
}

async function finish(file: string, name: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, `// Long because: written from the migrations.\n${text.replaceAll(/\bDB\b/g, name)}`);
}
