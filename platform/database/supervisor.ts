import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '#platform/kernel/log.ts';
import { nativePrograms, prepareFolder, type ClusterFolder } from './cluster-folder.ts';

/** A running PostgreSQL of ours. `url` is that of its superuser, on the loopback interface. */
export interface Cluster {
  readonly url: string;
  /** `started` or, after a crash of the server alone, `adopted`. */
  readonly how: 'started' | 'adopted';
  /** Fast shutdown: sessions are closed, nothing committed is lost. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Folder of the cluster; created on first use. */
  readonly dataDir: string;
  readonly log: Log;
  /** Of databases that nobody will miss: nothing is forced to the disk, a crash may lose all. */
  readonly throwAway?: boolean;
  /** Called when the database ends without having been asked to. */
  readonly onUnexpectedExit?: () => void;
}

const LAUNCH_TRIES = 20;
/** How long a stop may take to write what is not on disk yet; who is hurried past it has a recovery to make. */
const STOP_PATIENCE_MS = 120_000;
/** PostgreSQL's word for « starting, recovering or stopping ». */
const NOT_NOW = '57P03';

const SERVER_OPTIONS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '128MB',
  // What a recovery must read again, and what a stop must still write (decision 0009).
  max_wal_size: '192MB',
  timezone: 'UTC',
  jit: 'off',
  password_encryption: 'scram-sha-256',
  // Recovery after a kill would otherwise fsync every file of every organisation: a minute instead of half a second.
  recovery_init_sync_method: 'syncfs',
  // What PostgreSQL logs of a failed statement quotes values of rows: keep the fact, not the values.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const THROW_AWAY_OPTIONS: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
  autovacuum: 'off',
};

/**
 * Starts the PostgreSQL brought by the lockfile on a data folder, or adopts the one a killed server left running.
 * @throws when the folder belongs to another major version or another program holds it.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const dataDir = path.resolve(options.dataDir);
  await mkdir(path.dirname(dataDir), { recursive: true });
  const folder = await prepareFolder(dataDir);

  const left = await leftRunning(dataDir);
  if (left !== null) {
    const url = clusterUrl(left.port, folder);
    if (await answers(url, 10_000, () => !isAlive(left.pid)))
      return { url, how: 'adopted', stop: () => stopProcess(left.pid) };
    await stopProcess(left.pid);
  }

  const { child, url } = await launchPatiently(folder, options.throwAway === true);
  let stopping = false;
  child.once('exit', () => {
    if (stopping) return;
    options.log.error({}, 'the database ended unexpectedly');
    options.onUnexpectedExit?.();
  });
  return {
    url,
    how: 'started',
    stop: async () => {
      stopping = true;
      await stopProcess(child.pid!);
    },
  };
}

function clusterUrl(port: number, { superuser }: ClusterFolder): string {
  return `postgresql://${superuser.name}:${superuser.password}@127.0.0.1:${port}/postgres`;
}

function logFile(dataDir: string): string {
  return `${dataDir}.log`;
}

/**
 * After a postmaster was killed its sessions need a moment to notice and let go of its memory; until then a new one
 * refuses to start.
 */
async function launchPatiently(
  folder: ClusterFolder,
  throwAway: boolean,
): Promise<{ child: ChildProcess; url: string }> {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const child = await launch(folder, port, throwAway);
    const url = clusterUrl(port, folder);
    if (await answers(url, 60_000, () => child.exitCode !== null)) return { child, url };
    child.kill('SIGQUIT');
    if (tries === LAUNCH_TRIES) throw new Error(`PostgreSQL did not start; its log is ${logFile(folder.dataDir)}`);
    await pause(100);
  }
}

async function launch({ dataDir, identity }: ClusterFolder, port: number, throwAway: boolean): Promise<ChildProcess> {
  const log = await open(logFile(dataDir), 'a', 0o600);
  const options = Object.entries({ ...SERVER_OPTIONS, ...(throwAway ? THROW_AWAY_OPTIONS : {}), port: String(port) });
  const child = spawn(
    path.join(nativePrograms(), 'postgres'),
    ['-D', dataDir, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: Ctrl-C in a terminal must reach us first, so that requests drain before it stops.
    { ...identity, detached: true, stdio: ['ignore', log.fd, log.fd], cwd: '/', env: { LC_ALL: 'C' } },
  );
  await log.close();
  child.unref();
  return child;
}

/** The postmaster that a killed server left behind, if `postmaster.pid` names a live process on this very folder. */
async function leftRunning(dataDir: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!isAlive(pid) || !(await runsOn(pid, dataDir))) return null;
  return { pid, port };
}

/** A process number is reused after a reboot: only one whose command line names our folder is ours. */
async function runsOn(pid: number, dataDir: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null ? process.platform !== 'linux' : commandLine.split('\0').includes(dataDir);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function stopProcess(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited === STOP_PATIENCE_MS) process.kill(pid, 'SIGQUIT');
    await pause(20);
  }
}

/**
 * Whether the server answers within the patience, counted from its last sign of life: a recovery that is cut short for
 * being long begins again from its start, for ever.
 */
async function answers(url: string, patienceMs: number, givenUp: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < patienceMs && !givenUp(); waited += 25) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === NOT_NOW) waited = 0;
      await pause(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port on the loopback interface');
  return address.port;
}
