import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS'];
const MAC_NAMES = ['Google Chrome', 'Chromium'];

/** Program of the browser that the journeys drive, or `null`. */
export function findChromium(searchPath: string = process.env['PATH'] ?? ''): string | null {
  for (const folder of [...searchPath.split(path.delimiter), ...PLACES]) {
    for (const name of [...NAMES, ...MAC_NAMES]) {
      const file = path.join(folder, name);
      if (folder !== '' && isProgram(file)) return file;
    }
  }
  return null;
}

/**
 * Program of the browser, installed from Debian when we may.
 * @throws with a sentence that names the package when there is none and we may not install it.
 */
export async function ensureChromium(): Promise<string> {
  const present = findChromium();
  if (present !== null) return present;
  if (process.getuid?.() !== 0) {
    throw new Error(
      'The browser tests need Chromium: install the package “chromium”, or skip them knowingly with CABINET_TEST_BROWSER=0.',
    );
  }
  process.stderr.write('Installing the package chromium for the browser tests…\n');
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium');
  const installed = findChromium();
  if (installed === null) throw new Error('The package chromium was installed, but no browser was found on the PATH.');
  return installed;
}

async function apt(...args: string[]): Promise<void> {
  const child = spawn('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000)));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', () => reject(new Error('The browser tests need Chromium, and this machine has no apt-get.')));
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`The package chromium could not be installed (apt-get ${args[0]}):\n${output.trim()}`);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
