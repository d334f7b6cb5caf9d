import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** What `CABINET_DATA/demo.json` holds. */
export interface DemoFile {
  readonly url: string;
  readonly accounts: readonly {
    readonly organization: string;
    readonly service: string;
    readonly role: string;
    readonly email: string;
    readonly password: string;
    readonly totpSecret: string | null;
  }[];
  readonly tokens: readonly { readonly organization: string; readonly service: string; readonly token: string }[];
}

/** A Cabinet as its users have it: its own process, database, data folder and port. */
export interface RunningCabinet {
  readonly url: string;
  readonly data: string;
  readonly process: ChildProcess;
  /** Everything it wrote to standard output and error. */
  said(): string;
  demo(): Promise<DemoFile>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface CabinetOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of an earlier Cabinet, to start on what it left. */
  readonly data?: string;
}

/** Starts a Cabinet and waits until it serves. It is killed and its folder erased when the test ends. */
export async function startCabinet(
  test: Pick<TestContext, 'after'>,
  options: CabinetOptions = {},
): Promise<RunningCabinet> {
  const data = options.data ?? (await dataFolder(test));
  const child = spawn(process.execPath, [path.join(CHECKOUT, 'apps/server/main.ts')], {
    cwd: CHECKOUT,
    env: { ...process.env, PORT: String(await freePort()), CABINET_DATA: data, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = Promise.withResolvers<string>();
  const listen = (chunk: Buffer): void => {
    said += chunk.toString();
    const match = /^Cabinet is ready on (\S+)$/m.exec(said);
    if (match) ready.resolve(match[1]!);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.once('exit', (code) => ready.reject(new Error(`Cabinet ended with ${code}:\n${said}`)));
  test.after(() => stop(child, 'SIGTERM'));
  const url = await ready.promise;
  return {
    ...{ url, data, process: child, said: () => said },
    demo: async () => JSON.parse(await readFile(path.join(data, 'demo.json'), 'utf8')) as DemoFile,
    stop: (signal = 'SIGTERM') => stop(child, signal),
  };
}

async function dataFolder(test: Pick<TestContext, 'after'>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-journey-'));
  await chmod(folder, 0o711);
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
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
