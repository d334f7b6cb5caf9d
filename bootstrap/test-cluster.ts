import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { reachableByDatabase } from '#platform/database/cluster-folder.ts';
import { startCluster } from '#platform/database/supervisor.ts';
import { silentLog } from '#platform/kernel/log.ts';

const PREFIX = 'cabinet-tests-';

export interface TestCluster {
  /** Superuser's URL; each test makes and drops its own databases there. */
  readonly url: string;
  /** Stops the server and removes all it wrote. */
  remove(): Promise<void>;
}

/** A PostgreSQL for this run alone, in a temporary folder. */
export async function startTestCluster(): Promise<TestCluster> {
  const parent = await temporaryFolder();
  await removeAbandoned(parent);
  const folder = await mkdtemp(path.join(parent, `${PREFIX}${process.pid}-`));
  // The database runs under an account of its own when we are root; it must be able to pass through.
  await chmod(folder, 0o711);
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const cluster = await startCluster({ dataDir: path.join(folder, 'cluster'), log: silentLog });
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

/** The system's temporary folder, or the next one that the database's account can enter. */
async function temporaryFolder(): Promise<string> {
  for (const folder of [os.tmpdir(), '/var/tmp', '/var/lib']) {
    if (await reachableByDatabase(path.join(folder, PREFIX, 'cluster'))) return folder;
  }
  return os.tmpdir();
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
