import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { ownAccount } from './own-account.ts';
import type { Repository } from './repository.ts';
import { isRunning } from './running-process.ts';
import { jsonText } from './text-quoting.ts';
import { formatTimestamp, parseTimestamp } from './timestamps.ts';

/** `shared`: others may read and add meanwhile. `exclusive`: nobody else is there, for what removes. */
export type LockKind = 'shared' | 'exclusive';

const lockSchema = z.object({
  time: z.string(),
  exclusive: z.boolean(),
  hostname: z.string().default(''),
  username: z.string().default(''),
  pid: z.int().default(0),
});
type Lock = z.infer<typeof lockSchema>;

const STALE_AFTER = 30n * 60n * 1_000_000_000n;
const REFRESH_EVERY_MS = 5 * 60_000;
const LOOK_AGAIN_AFTER_MS = 200;

/** A lock that this process holds, renewed until it is given back. */
export class HeldLock {
  readonly #repository: Repository;
  readonly #kind: LockKind;
  readonly #now: () => bigint;
  readonly #timer: NodeJS.Timeout;
  #name: string;

  constructor(repository: Repository, kind: LockKind, name: string, now: () => bigint) {
    this.#repository = repository;
    this.#kind = kind;
    this.#name = name;
    this.#now = now;
    // A renewal that fails is tried again at the next turn, long before others take the lock for abandoned.
    this.#timer = setInterval(() => void this.#renew().catch(() => undefined), REFRESH_EVERY_MS);
    this.#timer.unref();
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#repository.storage.remove({ kind: 'locks', name: this.#name });
  }

  async #renew(): Promise<void> {
    const former = this.#name;
    this.#name = await writeLock(this.#repository, this.#kind, this.#now());
    await this.#repository.storage.remove({ kind: 'locks', name: former });
  }
}

/**
 * Takes a lock as restic does: looks, writes, waits, looks again. Locks of ended processes of this machine, and those
 * not renewed for half an hour, are removed on the way.
 * @param now nanoseconds since 1970
 * @throws Conflict when another holds the repository.
 */
export async function takeLock(repository: Repository, kind: LockKind, now: () => bigint): Promise<HeldLock> {
  await refuseWhenHeld(repository, kind, null, now());
  const name = await writeLock(repository, kind, now());
  try {
    await pause(LOOK_AGAIN_AFTER_MS);
    await refuseWhenHeld(repository, kind, name, now());
  } catch (error) {
    await repository.storage.remove({ kind: 'locks', name });
    throw error;
  }
  return new HeldLock(repository, kind, name, now);
}

async function refuseWhenHeld(repository: Repository, kind: LockKind, own: string | null, now: bigint): Promise<void> {
  for (const { name, size } of await repository.storage.list('locks')) {
    if (name === own || size === 0) continue;
    const lock = await readLock(repository, name);
    if (lock === null) continue;
    if (isStale(lock, now)) {
      await repository.storage.remove({ kind: 'locks', name });
    } else if (kind === 'exclusive' || lock.exclusive) {
      throw new Conflict(
        'agent.repository.locked',
        `Le dépôt est occupé par ${lock.username}@${lock.hostname} (processus ${lock.pid}) depuis ${lock.time}. Rien n’a été fait ; réessayez plus tard.`,
      );
    }
  }
}

/** `null` when it has just been removed. */
async function readLock(repository: Repository, name: string): Promise<Lock | null> {
  try {
    return lockSchema.parse(await repository.load('locks', name));
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

function isStale(lock: Lock, now: bigint): boolean {
  const taken = parseTimestamp(lock.time);
  if (taken !== null && now - taken > STALE_AFTER) return true;
  return lock.hostname === ownAccount().hostname && lock.pid > 0 && !isRunning(lock.pid);
}

async function writeLock(repository: Repository, kind: LockKind, now: bigint): Promise<string> {
  const { hostname, username, uid, gid } = ownAccount();
  const fields = [
    `"time":${jsonText(formatTimestamp(now))}`,
    `"exclusive":${kind === 'exclusive'}`,
    `"hostname":${jsonText(hostname)},"username":${jsonText(username)},"pid":${process.pid}`,
    ...(uid > 0 ? [`"uid":${uid}`] : []),
    ...(gid > 0 ? [`"gid":${gid}`] : []),
  ];
  return repository.save('locks', `{${fields.join(',')}}`);
}
