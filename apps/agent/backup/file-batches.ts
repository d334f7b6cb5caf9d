import type { TreeNode } from '../repository/tree.ts';
import type { ReadFile } from '../work/jobs.ts';
import type { WorkPool } from '../work/pool.ts';
import type { OpenFolder } from './open-folder.ts';
import type { PackStore } from './pack-store.ts';
import type { Tally } from './tally.ts';

/** A file whose bytes are wanted, and the place that waits for it. */
export interface WantedFile {
  readonly folder: OpenFolder;
  readonly slot: number;
  readonly path: Buffer;
  readonly node: TreeNode;
  /** Whether the parent snapshot had a file there. */
  readonly known: boolean;
  readonly attempt: number;
}

const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_FILES = 512;
/** Beyond this many batches for each thread the walk waits. */
const BATCHES_AHEAD = 2;
const ATTEMPTS = 3;
/** Another program has the file open for itself: it may soon let it go. */
const PASSING = new Set(['EBUSY', 'EAGAIN', 'ETXTBSY', 'EPERM']);

/** Hands files to the threads in batches, few enough at once that memory stays bounded. */
export class FileBatches {
  readonly #pool: WorkPool;
  readonly #store: PackStore;
  readonly #tally: Tally;
  readonly #done: (file: WantedFile, read: ReadFile) => void;
  readonly #running = new Set<Promise<void>>();
  #batch: WantedFile[] = [];
  #bytes = 0;
  #failure: Error | null = null;

  /** @param done is told each file once, read or given up. */
  constructor(pool: WorkPool, store: PackStore, tally: Tally, done: (file: WantedFile, read: ReadFile) => void) {
    this.#pool = pool;
    this.#store = store;
    this.#tally = tally;
    this.#done = done;
  }

  async add(file: WantedFile): Promise<void> {
    this.#push(file);
    if (this.#bytes < BATCH_BYTES && this.#batch.length < BATCH_FILES) return;
    this.#send();
    while (this.#failure === null && this.#running.size >= this.#pool.size * BATCHES_AHEAD) {
      await Promise.race(this.#running);
    }
    if (this.#failure !== null) throw this.#failure;
    await this.#store.ready();
  }

  /** Kept once every file was read or given up. */
  async finish(): Promise<void> {
    for (this.#send(); this.#running.size > 0; this.#send()) await Promise.race(this.#running);
    if (this.#failure !== null) throw this.#failure;
  }

  #push(file: WantedFile): void {
    this.#batch.push(file);
    this.#bytes += Number(file.node.size);
  }

  #send(): void {
    const batch = this.#batch;
    if (batch.length === 0 || this.#failure !== null) return;
    this.#batch = [];
    this.#bytes = 0;
    const end = Buffer.alloc(1);
    const paths = Buffer.concat(batch.flatMap(({ path }) => [path, end]));
    const running = this.#pool
      .run<'archive'>({ kind: 'archive', paths })
      .then(({ files, packs, added }) => {
        this.#store.add(packs);
        this.#tally.data_blobs += added.blobs;
        this.#tally.data_added += added.bytes;
        this.#tally.data_added_packed += added.packedBytes;
        for (const [at, file] of batch.entries()) this.#settle(file, files[at]!);
      })
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  #settle(file: WantedFile, read: ReadFile): void {
    if (read.error !== null && PASSING.has(read.error) && file.attempt < ATTEMPTS) {
      this.#push({ ...file, attempt: file.attempt + 1 });
    } else {
      this.#done(file, read);
    }
  }
}
