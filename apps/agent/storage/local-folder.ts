import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NotFound } from '#platform/kernel/errors.ts';
import { isRunning } from '../repository/running-process.ts';
import type { FileKind, FileName, Storage, StoredFile } from './storage.ts';

const KINDS: readonly FileKind[] = ['data', 'index', 'keys', 'locks', 'snapshots'];
const NAME = /^[0-9a-f]{64}$/;
const SHARDS = 256;
const PRIVATE_FOLDER = 0o700;
const WRITTEN_ONCE = 0o400;

/** A repository in a folder of this machine, laid out as restic does. */
export class LocalFolder implements Storage {
  readonly place: string;
  #staging: string | null = null;

  constructor(folder: string) {
    this.place = path.resolve(folder);
  }

  async create(): Promise<void> {
    for (const kind of KINDS) await mkdir(path.join(this.place, kind), { recursive: true, mode: PRIVATE_FOLDER });
    for (let shard = 0; shard < SHARDS; shard += 1) {
      const name = shard.toString(16).padStart(2, '0');
      await mkdir(path.join(this.place, 'data', name), { recursive: true, mode: PRIVATE_FOLDER });
    }
  }

  async list(kind: FileKind): Promise<StoredFile[]> {
    const folder = path.join(this.place, kind);
    const entries = await readdir(folder, { withFileTypes: true, recursive: kind === 'data' }).catch(emptyWhenMissing);
    const files: StoredFile[] = [];
    for (const entry of entries) {
      if (!entry.isFile() || !NAME.test(entry.name)) continue;
      const found = await stat(path.join(entry.parentPath, entry.name)).catch(goneMeanwhile);
      if (found !== null) files.push({ name: entry.name, size: found.size });
    }
    return files;
  }

  async read(file: FileName): Promise<Buffer> {
    return readFile(this.#path(file)).catch(notFound(file));
  }

  async readRange(file: FileName, offset: number, length: number): Promise<Buffer> {
    const handle = await open(this.#path(file)).catch(notFound(file));
    try {
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  async write(file: FileName, bytes: Buffer): Promise<void> {
    const target = this.#path(file);
    await mkdir(path.dirname(target), { recursive: true, mode: PRIVATE_FOLDER });
    const temporary = `${target}-tmp-${randomBytes(6).toString('hex')}`;
    try {
      const handle = await open(temporary, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await settle(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async take(file: FileName, from: string): Promise<void> {
    const target = this.#path(file);
    await mkdir(path.dirname(target), { recursive: true, mode: PRIVATE_FOLDER });
    await settle(from, target);
  }

  async remove(file: FileName): Promise<void> {
    await rm(this.#path(file), { force: true });
  }

  /** In the repository, so that a pack is moved into its place and not copied. */
  async staging(): Promise<string> {
    if (this.#staging === null) {
      const folder = path.join(this.place, 'tmp');
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
      await removeAbandoned(folder);
      this.#staging = await mkdtemp(path.join(folder, `${runsOfThisMachine()}${process.pid}-`));
    }
    return this.#staging;
  }

  async close(): Promise<void> {
    if (this.#staging === null) return;
    await rm(this.#staging, { recursive: true, force: true });
    // Another run may still use the folder around it.
    await rmdir(path.dirname(this.#staging)).catch(() => undefined);
    this.#staging = null;
  }

  #path({ kind, name }: FileName): string {
    if (kind === 'config') return path.join(this.place, 'config');
    return kind === 'data' ? path.join(this.place, kind, name.slice(0, 2), name) : path.join(this.place, kind, name);
  }
}

/** What runs of this machine that were killed left behind. Another machine may be at work in the same folder. */
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = runsOfThisMachine();
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (pid > 0 && pid !== process.pid && !isRunning(pid)) {
      await rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

function runsOfThisMachine(): string {
  return `run-${os.hostname()}-`;
}

/** A written file takes its name, read-only, and the folder's entry is on the disk. */
async function settle(temporary: string, target: string): Promise<void> {
  await chmod(temporary, WRITTEN_ONCE);
  await rename(temporary, target);
  if (process.platform === 'win32') return;
  const folder = await open(path.dirname(target));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function notFound(file: FileName): (error: unknown) => never {
  return (error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new NotFound('agent.storage.missing', `Le dépôt n’a pas ce fichier : ${file.kind} ${file.name.slice(0, 8)}.`);
  };
}

function emptyWhenMissing(error: unknown): [] {
  if (codeOf(error) === 'ENOENT') return [];
  throw error;
}

function goneMeanwhile(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}
