// Plain JavaScript for Node 20.
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A holder touches its lock every second. After this silence it is taken for dead even if its number is alive: numbers
 * are given again after a reboot.
 */
const SILENCE_MS = 300_000;

/**
 * Does the work while holding a lock file, so that two starts do not write `node_modules` at once. The lock of a
 * process that died is taken over.
 * @param {string} file
 * @param {() => void} onWait called once if somebody else holds it
 * @param {(holdFor: (pid: number) => void) => Promise<void>} work `holdFor` names the process that really works: if
 *   this one is killed, the lock lives as long as that one
 */
export async function withLock(file, onWait, work) {
  const id = randomUUID();
  for (let waits = 0; !take(file, `${process.pid} ${id}`); waits += 1) {
    const holder = read(file);
    if (holder !== null && isDead(file, holder)) removeOnly(file, holder, id);
    else if (waits === 0) onWait();
    await pause(250);
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 1000);
  try {
    await work((pid) => writeFileSync(file, `${pid} ${id}`));
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

function take(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isDead(file, holder) {
  try {
    if (Date.now() - statSync(file).mtimeMs > SILENCE_MS) return true;
    process.kill(Number(holder.split(' ')[0]), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Two waiters may find the same dead holder: whoever moved the lock of a living one puts it back. */
function removeOnly(file, holder, id) {
  const aside = `${file}.${id}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
