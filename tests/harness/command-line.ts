import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs `npx cabinet …` beside the Cabinet of a data folder. */
export async function cabinetCommand(data: string, ...words: readonly string[]): Promise<Said> {
  const child = spawn(process.execPath, [path.join(CHECKOUT, 'apps/server/bin/cabinet.mjs'), ...words], {
    env: { ...process.env, CABINET_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, ...said };
}
