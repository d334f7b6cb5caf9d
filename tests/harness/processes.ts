import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A test, or a file of tests: what knows when all is over. */
export interface Ending {
  readonly after: (work: () => Promise<void>) => void;
}

const started = new Map<string, Set<ChildProcess>>();

/** Servers started by the tests, by the data folder they work in. */
export const Processes = {
  runsIn(folder: string, child: ChildProcess): void {
    const known = started.get(folder) ?? new Set();
    started.set(folder, known.add(child));
  },

  /** Ends the servers of a folder, then a database that a killed one left behind. */
  async endIn(folder: string): Promise<void> {
    for (const child of started.get(folder) ?? []) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    started.delete(folder);
    const database = await databaseProcess(folder);
    if (database !== null) await endProcess(database, 'SIGINT');
  },
};

/** The number of the database's process in a data folder, null when none runs. */
export async function databaseProcess(folder: string): Promise<number | null> {
  const text = await readFile(path.join(folder, 'postgres/postmaster.pid'), 'utf8').catch(() => null);
  const pid = Number(text?.split('\n')[0]);
  return text !== null && (await isAlive(pid, folder)) ? pid : null;
}

/** Sends a signal and waits until the process is gone. */
export async function endProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  while (await isAlive(pid)) await new Promise((again) => setTimeout(again, 20));
}

/** Numbers are used again: where a folder is given, only a process that names it counts. */
async function isAlive(pid: number, folder?: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine !== '' && (folder === undefined || commandLine.includes(folder));
}
