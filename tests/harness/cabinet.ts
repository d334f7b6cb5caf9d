import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fillWithDemonstration } from './demonstrations.ts';
import { Processes, type Ending } from './processes.ts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(CHECKOUT, 'apps/server/main.ts');

/** One line of `CABINET_DATA/demo.json`. */
export interface DemoAccount {
  readonly organization: string;
  readonly service: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string | null;
}

/** What `CABINET_DATA/demo.json` holds. */
export interface DemoFile {
  readonly url: string;
  readonly accounts: readonly DemoAccount[];
  readonly tokens: readonly { readonly organization: string; readonly service: string; readonly token: string }[];
}

/** A Cabinet as its users have it: its own process, database, data folder and port. */
export interface RunningCabinet {
  readonly url: string;
  readonly data: string;
  readonly process: ChildProcess;
  /** From the call of the program to the line that says ready. */
  readonly readyInMs: number;
  /** Everything it wrote to standard output and error. */
  said(): string;
  demo(): Promise<DemoFile>;
  /** Ends the server and waits until it has. @returns its exit code, null when a signal ended it */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface CabinetOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of an earlier Cabinet, to start on what it left. */
  readonly data?: string;
}

/** Starts a Cabinet and waits until it serves. It is ended and its folder erased when the test ends. */
export async function startCabinet(test: Ending, options: CabinetOptions = {}): Promise<RunningCabinet> {
  const env = options.env ?? {};
  if (options.data !== undefined) return start(test, options.data, env);
  const data = await dataFolder(test);
  await fillWithDemonstration(data, env, async () => {
    const first = await start(test, data, env);
    await first.stop();
  });
  return start(test, data, env);
}

async function start(test: Ending, data: string, env: Readonly<Record<string, string>>): Promise<RunningCabinet> {
  const begun = performance.now();
  const { child, said } = await launch(data, env);
  test.after(async () => void (await stopProcess(child, 'SIGTERM')));
  const ready = Promise.withResolvers<string>();
  const look = (): void => {
    const match = /^Cabinet is ready on (\S+)$/m.exec(said());
    if (match) ready.resolve(match[1]!);
  };
  child.stdout!.on('data', look);
  child.once('exit', (code) => ready.reject(new Error(`Cabinet ended with ${code}:\n${said()}`)));
  const url = await ready.promise;
  return {
    ...{ url, data, process: child, said, readyInMs: performance.now() - begun },
    demo: async () => JSON.parse(await readFile(path.join(data, 'demo.json'), 'utf8')) as DemoFile,
    stop: (signal = 'SIGTERM') => stopProcess(child, signal),
  };
}

async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

/** Starts a Cabinet that must refuse to. @returns its exit code and all it said */
export async function refusedStart(
  test: Ending,
  options: CabinetOptions,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const data = options.data ?? (await dataFolder(test));
  const { child, said } = await launch(data, options.env ?? {});
  await once(child, 'close');
  return { code: child.exitCode, said: said() };
}

/** A folder that the database's own account may enter, erased at the end with whatever still runs in it. */
export async function dataFolder(test: Ending): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-journey-'));
  await chmod(folder, 0o711);
  test.after(async () => {
    await Processes.endIn(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return folder;
}

/** Links in mails name the port, so it must be known before the start. */
async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function launch(data: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MAIN], {
    cwd: CHECKOUT,
    env: { ...process.env, LOG_LEVEL: 'warn', PORT: String(await freePort()), CABINET_DATA: data, ...env },
    // Apart from the test's own group and told of its end through the channel: however the test ends, the server
    // then closes its database.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  Processes.runsIn(data, child);
  let text = '';
  const listen = (chunk: Buffer): void => void (text += chunk.toString());
  child.stdout!.on('data', listen);
  child.stderr!.on('data', listen);
  return { child: child as ChildProcess, said: () => text };
}
