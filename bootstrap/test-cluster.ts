import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { reachableByDatabase } from '#platform/database/cluster-folder.ts';
import { startCluster } from '#platform/database/supervisor.ts';
import { silentLog } from '#platform/kernel/log.ts';

const PREFIX = 'cabinet-tests-';
const MEMORY = '/dev/shm';
/** Bytes: several times what a whole run was seen to hold at once. */
const ROOM = 4 * 1024 ** 3;

export interface TestCluster {
  /** Superuser's URL; each test makes and drops its own databases there. */
  readonly url: string;
  /** Stops the server and removes all it wrote. */
  remove(): Promise<void>;
}

/** A PostgreSQL for this run alone, in a folder of its own within `parent`. */
export async function startTestCluster(parent: string): Promise<TestCluster> {
  await removeAbandoned(parent);
  const folder = await mkdtemp(path.join(parent, `${PREFIX}${process.pid}-`));
  // The database runs under an account of its own when we are root; it must be able to pass through.
  await chmod(folder, 0o711);
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const cluster = await startCluster({ dataDir: path.join(folder, 'cluster'), log: silentLog, throwAway: true });
    return {
      url: cluster.url,
      remove: async () => {
        await cluster.stop();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/**
 * Where a run keeps what it throws away: in memory where there is plenty (making a database takes a tenth of the time),
 * else the first temporary folder that the database's account can enter.
 */
export async function temporaryFolder(): Promise<string> {
  const folders = [os.tmpdir(), '/var/tmp', '/var/lib'];
  if (process.env['TMPDIR'] === undefined && (await isRoomy(MEMORY))) folders.unshift(MEMORY);
  for (const folder of folders) {
    if (await reachableByDatabase(path.join(folder, PREFIX, 'cluster'))) return folder;
  }
  return os.tmpdir();
}

async function isRoomy(folder: string): Promise<boolean> {
  const space = await statfs(folder).catch(() => null);
  return space !== null && space.bavail * space.bsize > ROOM && process.availableMemory() > 2 * ROOM;
}

/** Runs of ours that were killed leave their server behind: it is adopted, stopped, and its folder removed. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = path.join(parent, name);
    const pid = Number(/^cabinet-tests-(\d+)-/.exec(name)?.[1]);
    if (Number.isNaN(pid) || isAlive(pid) || (await stat(folder)).uid !== process.getuid?.()) continue;
    const dataDir = path.join(folder, 'cluster');
    if (existsSync(path.join(dataDir, 'postmaster.pid'))) {
      const left = await startCluster({ dataDir, log: silentLog });
      await left.stop();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
