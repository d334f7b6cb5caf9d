import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The first program of one of these names: folders of the PATH first, in their order, then the other places. */
export function findProgram(
  names: readonly string[],
  searchPath: string,
  otherPlaces: readonly string[] = [],
): string | null {
  for (const folder of [...searchPath.split(path.delimiter), ...otherPlaces]) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (folder !== '' && isProgram(file)) return file;
    }
  }
  return null;
}

/** Whether packages of the system are ours to install. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Installs a package of Debian.
 * @param why sentence without its end, said where there is no apt-get
 * @throws with a sentence that names the package.
 */
export async function installFromDebian(name: string, why: string): Promise<void> {
  process.stderr.write(`Installing the package ${name} for the tests…\n`);
  await apt(name, why, 'update');
  await apt(name, why, 'install', '-y', '--no-install-recommends', name);
}

async function apt(name: string, why: string, ...args: string[]): Promise<void> {
  const child = spawn('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000)));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', () => reject(new Error(`${why}, and this machine has no apt-get.`)));
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`The package ${name} could not be installed (apt-get ${args[0]}):\n${output.trim()}`);
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
