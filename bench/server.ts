import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const COMPILED = path.resolve(import.meta.dirname, '../.cabinet/compiled');
const SETTINGS = { PORT: '0', CABINET_DEMO: '0', LOG_LEVEL: 'error' };
const SERVER = path.resolve(import.meta.dirname, '../apps/server/main.ts');

/** Starts the server on a data folder and waits until it serves. */
export async function startServer(root: string): Promise<{ readonly child: ChildProcess; readonly url: URL }> {
  const child = spawn(process.execPath, [SERVER], {
    // As `npm start` hands over.
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...SETTINGS, CABINET_DATA: root },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = Promise.withResolvers<URL>();
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const [, url] = /^Cabinet is ready on (\S+)$/m.exec(said) ?? [];
    if (url !== undefined) ready.resolve(new URL(url));
  });
  child.once('exit', (code) => ready.reject(new Error(`the server ended with ${code}:\n${said}`)));
  return { child, url: await ready.promise };
}
