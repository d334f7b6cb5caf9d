import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { reachableByDatabase } from '#platform/database/cluster-folder.ts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');
const SYSTEM_FOLDER = '/var/lib/cabinet';

/** Where everything is kept, and the files of each kind in it. */
export interface DataFolder {
  readonly root: string;
  readonly postgres: string;
  readonly keys: string;
  readonly masterKey: string;
  readonly objects: string;
  readonly cache: string;
  readonly demo: string;
  readonly calendar: string;
}

/**
 * Chooses and makes the folder. As root the database runs under an unprivileged number, which must be able to pass
 * through every parent: a checkout in root's home is closed to it, and the system's folder is used instead.
 * @throws when the folder cannot be written.
 */
export async function prepareDataFolder(chosen: string | null, masterKeyFile: string | null): Promise<DataFolder> {
  const root = path.resolve(chosen ?? (await defaultFolder()));
  await mkdir(root, { recursive: true, mode: 0o711 });
  await access(root, constants.W_OK).catch(() => {
    throw new Error(`CABINET_DATA: ${root} cannot be written by this account`);
  });
  if (!(await reachableByDatabase(path.join(root, 'postgres')))) {
    throw new Error(
      `CABINET_DATA: the database's unprivileged account cannot enter ${root}; choose a folder such as ${SYSTEM_FOLDER}`,
    );
  }
  return {
    root,
    postgres: path.join(root, 'postgres'),
    keys: path.join(root, 'keys'),
    masterKey: masterKeyFile ?? path.join(root, 'master.key'),
    objects: path.join(root, 'objects'),
    cache: path.join(root, 'cache'),
    demo: path.join(root, 'demo.json'),
    calendar: path.join(root, 'calendar'),
  };
}

async function defaultFolder(): Promise<string> {
  const inCheckout = path.join(CHECKOUT, '.cabinet');
  return (await reachableByDatabase(path.join(inCheckout, 'postgres'))) ? inCheckout : SYSTEM_FOLDER;
}

/**
 * Makes sure that one server at most works in a folder. The lock names its process: one left by a killed server is
 * taken over.
 * @returns what releases it.
 * @throws when another server is alive.
 */
export async function lockFolder(root: string): Promise<() => Promise<void>> {
  const file = path.join(root, 'server.pid');
  for (;;) {
    const handle = await open(file, 'wx', 0o600).catch(ignoreExisting);
    if (handle !== null) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder !== process.pid && (await isCabinet(holder))) {
      throw new Error(`another Cabinet (process ${holder}) already works in ${root}`);
    }
    await rm(file, { force: true });
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): null {
  if (error.code !== 'EEXIST') throw error;
  return null;
}

/** Process numbers are reused: a live one counts only if it runs this program. */
async function isCabinet(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'apps/server/main.ts');
  return commandLine.includes('apps/server/main.ts');
}
