import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../../platform/kernel/ids.ts';
import type { Place } from '../place.ts';
import { startServer } from '../server.ts';

const WRITERS = 8;
const WRITING_MS = 3_000;

export interface Recovery {
  /** From the call of the program to the line that says it serves. */
  readonly seconds: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Of the server, once it serves. */
  readonly rssMib: number;
}

/**
 * Kills the server and its database while organisations are written to, starts it again and looks for every write that
 * was acknowledged.
 */
export async function recover(place: Place): Promise<Recovery> {
  const before = await startServer(place.root);
  const acknowledged = await writeUntilKilled(place, before.child);
  const begun = performance.now();
  const after = await startServer(place.root);
  const seconds = (performance.now() - begun) / 1000;
  const lost = await missing(place, acknowledged);
  const rssMib = await residentOf(after.child.pid!);
  after.child.kill('SIGTERM');
  await once(after.child, 'exit');
  return { seconds, acknowledged: acknowledged.length, lost, rssMib };
}

interface Write {
  readonly organizationId: string;
  readonly id: string;
}

async function writeUntilKilled(place: Place, server: ChildProcess): Promise<readonly Write[]> {
  const opened = await place.open();
  const organizations = await opened.databases.organizations();
  const acknowledged: Write[] = [];
  const killing = new AbortController();
  const writer = async (): Promise<void> => {
    while (!killing.signal.aborted) {
      const organizationId = organizations[Math.floor(Math.random() * organizations.length)]!;
      const id = newId();
      const database = await opened.databases.organization(organizationId);
      const row = { object_id: id, delete_after: '2100-01-01T00:00:00Z' };
      await database.insertInto('documents.unclaimed_objects').values(row).execute();
      acknowledged.push({ organizationId, id });
    }
  };
  const writers = Array.from({ length: WRITERS }, () => writer().catch(() => {}));
  await new Promise((resolve) => setTimeout(resolve, WRITING_MS));
  server.kill('SIGKILL');
  await killDatabase(place.root);
  killing.abort();
  await Promise.all(writers);
  await opened.close(false).catch(() => {});
  return acknowledged;
}

/** The postmaster and, told by its end, all its sessions: nothing is written any more, as when the power goes. */
async function killDatabase(root: string): Promise<void> {
  const [pid] = (await readFile(path.join(root, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

async function missing(place: Place, acknowledged: readonly Write[]): Promise<number> {
  const opened = await place.open();
  let lost = 0;
  for (const [organizationId, writes] of Map.groupBy(acknowledged, (write) => write.organizationId)) {
    const database = await opened.databases.organization(organizationId);
    const ids = writes.map(({ id }) => id);
    const found = await database
      .selectFrom('documents.unclaimed_objects')
      .select('object_id')
      .where('object_id', 'in', ids)
      .execute();
    lost += ids.length - found.length;
  }
  await opened.close(false);
  return lost;
}

async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) / 1024;
}
