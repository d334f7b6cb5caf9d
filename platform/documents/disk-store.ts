import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '#platform/kernel/ids.ts';
import { NotFound, Unavailable } from '#platform/kernel/errors.ts';
import type { ByteRange } from './documents.ts';
import type { ObjectStore } from './object-store.ts';

const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)+$/;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FAILED = new Set(['EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ENOTDIR']);

/** Opens the file a draft is written to; a parameter so that a test can fill the disk. */
export type OpenDraft = (file: string) => Promise<FileHandle>;

/**
 * Objects as files. A draft is written aside, synced, then renamed into place: after a power cut an object is whole or
 * absent. 256 folders per owner keep each folder small.
 */
export class DiskStore implements ObjectStore {
  readonly #folder: string;
  readonly #openDraft: OpenDraft;

  private constructor(folder: string, openDraft: OpenDraft) {
    this.#folder = folder;
    this.#openDraft = openDraft;
  }

  /** Opens the store, making its folder, and clears the drafts an earlier run left behind. */
  static async open(folder: string, openDraft: OpenDraft = (file) => open(file, 'wx', 0o600)): Promise<DiskStore> {
    const store = new DiskStore(folder, openDraft);
    await rm(store.#drafts, { recursive: true, force: true });
    await mkdir(store.#drafts, { recursive: true, mode: 0o700 });
    return store;
  }

  async put(key: string, content: AsyncIterable<Uint8Array>): Promise<number> {
    const file = this.#file(key);
    const draft = path.join(this.#drafts, newId());
    try {
      const bytes = await this.#write(draft, content);
      await attempt(async () => {
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await rename(draft, file);
        for (const folder of [path.dirname(file), path.dirname(path.dirname(file))]) await syncFolder(folder);
      });
      return bytes;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const handle = await attempt(() => open(this.#file(key), 'r').catch(refuseMissing));
    return handle.createReadStream({ ...range, highWaterMark: 256 * 1024 });
  }

  async size(key: string): Promise<number | null> {
    return attempt(() =>
      stat(this.#file(key)).then(
        (found) => found.size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw error;
        },
      ),
    );
  }

  async delete(key: string): Promise<void> {
    await attempt(() => rm(this.#file(key), { force: true }));
  }

  async #write(draft: string, content: AsyncIterable<Uint8Array>): Promise<number> {
    const handle = await attempt(() => this.#openDraft(draft));
    let bytes = 0;
    try {
      for await (const chunk of content) {
        // `writeFile` on a handle appends and goes on after a short write.
        await attempt(() => handle.writeFile(chunk));
        bytes += chunk.length;
      }
      await attempt(() => handle.sync());
    } finally {
      await handle.close();
    }
    return bytes;
  }

  get #drafts(): string {
    return path.join(this.#folder, 'drafts');
  }

  #file(key: string): string {
    if (!KEY.test(key)) throw new RangeError('an object key is made of words of a-z, 0-9 and - joined by /');
    const [owner = '', ...rest] = key.split('/');
    const fan = createHash('sha256').update(key).digest('hex').slice(0, 2);
    return path.join(this.#folder, 'objects', owner, fan, ...rest);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function refuseMissing(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error;
  throw new NotFound('documents.object-missing', 'Ce document n’est plus dans l’espace de stockage.');
}

/** Tells what a refusal of the disk means for whoever asked. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (FULL.has(code)) {
      throw new Unavailable(
        'documents.store-full',
        'L’espace de stockage est plein. Ce fichier n’a pas été enregistré ; prévenez l’administrateur.',
      );
    }
    if (FAILED.has(code)) {
      throw new Unavailable(
        'documents.store-unavailable',
        'L’espace de stockage ne répond pas. Rien n’a été perdu ; réessayez.',
      );
    }
    throw error;
  }
}
