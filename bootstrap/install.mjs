// Plain JavaScript for Node 20: this runs before the Node of the lockfile is there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isInstalled, markerFile, ownNodeOf } from './installed.mjs';
import { explain, say } from './messages.mjs';
import { withLock } from './lock.mjs';

const OLDEST_NODE = 20;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Brings `node_modules` to what the lockfile says, unless it is there already. Ends the process with one sentence
 * when it cannot.
 * @param {{ mode: 'start' | 'test' }} options `start` leaves out what only tests and checks need
 */
export async function install({ mode }) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    fail(say('oldNode', process.versions.node, OLDEST_NODE));
  if (isInstalled(root, mode)) return;
  try {
    mkdirSync(path.join(root, '.cabinet'), { recursive: true });
    await withLock(
      path.join(root, '.cabinet', 'install.lock'),
      () => console.error(say('waiting')),
      async (holdFor) => {
        if (!isInstalled(root, mode)) await runNpm(mode, holdFor);
      },
    );
  } catch (error) {
    fail(explain(error));
  }
}

/**
 * Runs a script on our own Node in place of this process: same terminal, signals passed on, same exit code. The
 * channel between the two lets the child notice, by `disconnect`, that this process was killed.
 * @param {string} script path from the root of the checkout
 * @param {string[]} args
 */
export function handOver(script, args = []) {
  const child = spawn(ownNodeOf(root), [path.join(root, script), ...args], {
    cwd: root,
    // Compiling every source again is a fifth of a start.
    env: { NODE_COMPILE_CACHE: path.join(root, '.cabinet', 'compiled'), ...process.env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(() => child.kill('SIGTERM'));
  child.on('error', (error) => fail(explain(error)));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** How often to look whether npm is still there, in milliseconds. */
const LOOK_MS = 500;

/**
 * npm passes no signal on to what its shell runs: a service manager that ends `npm start` would leave the server and
 * its database behind. Started by npm, this process ends when its parent does.
 * @param {() => void} end
 */
function endWithNpm(end) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, LOOK_MS);
  timer.unref();
}

/**
 * `npm ci`, its talk kept for the day it fails. Options are named one by one because the user's own npm settings
 * (`ignore-scripts`, `NODE_ENV=production`) would otherwise leave out the database or the tests' tools silently.
 */
async function runNpm(mode, holdFor) {
  rmSync(markerFile(root), { force: true });
  const args = [
    'ci',
    mode === 'start' ? '--omit=dev' : '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
  ];
  const child = spawn('npm', [...args, '--loglevel=error', '--fund=false', '--audit=false'], {
    cwd: root,
    env: { ...process.env, PATH: pathWithoutOurBinaries() },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (child.pid !== undefined) holdFor(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
  }
  const stopProgress = showProgress();
  const stop = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  try {
    const [code, signal] = await once(child, 'close');
    if (signal !== null) throw Object.assign(new Error(signal), { code: 'INTERRUPTED' });
    if (code !== 0) throw Object.assign(new Error(`npm ci: ${code}`), { code: 'NPM', output });
    if (!isInstalled(root, mode)) throw Object.assign(new Error('incomplete'), { code: 'INCOMPLETE', output });
  } finally {
    stopProgress();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, stop);
  }
}

/** `npm start` puts `node_modules/.bin` first on the PATH: npm would run on the very Node it is about to replace. */
function pathWithoutOurBinaries() {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join('node_modules', '.bin')))
    .join(path.delimiter);
}

/** One line that counts the seconds on a terminal, one line every ten seconds in a log. */
function showProgress() {
  const started = Date.now();
  const live = process.stderr.isTTY === true;
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const write = () =>
    process.stderr.write(live ? `\r${say('installing', seconds())} ` : `${say('installing', seconds())}\n`);
  write();
  const timer = setInterval(write, live ? 1000 : 10_000);
  return () => {
    clearInterval(timer);
    process.stderr.write(live ? '\n' : `${say('installed', seconds())}\n`);
  };
}

/** @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
