import { encodeIndex, type IndexedPack } from '../repository/index-file.ts';
import type { ClosedPack } from '../repository/pack-writer.ts';
import type { Repository } from '../repository/repository.ts';

const AT_ONCE = 3;
const WAITING = 6;
/** An index is written this often, so that a run that is cut off is taken up where it was. */
const BLOBS_PER_INDEX = 50_000;
const INDEX_EVERY_MS = 10 * 60_000;

/** Stores closed packs, a few at once, and writes the index of what is stored. */
export class PackStore {
  readonly #repository: Repository;
  readonly #waiting: ClosedPack[] = [];
  readonly #running = new Set<Promise<void>>();
  #stored: IndexedPack[] = [];
  #storedBlobs = 0;
  #indexedAt = performance.now();
  #failure: Error | null = null;
  #bytes = 0;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** What was given so far, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  add(packs: readonly ClosedPack[]): void {
    for (const pack of packs) this.#bytes += pack.size;
    this.#waiting.push(...packs);
    this.#start();
  }

  /** Kept once few packs wait, so that reading does not run ahead of storing. @throws what stopped the storing. */
  async ready(): Promise<void> {
    while (this.#failure === null && this.#waiting.length >= WAITING) await Promise.race(this.#running);
    if (this.#failure !== null) throw this.#failure;
  }

  /** Kept once everything given is stored and in an index. @throws what stopped the storing. */
  async finish(): Promise<void> {
    while (this.#failure === null && this.#running.size > 0) await Promise.race(this.#running);
    await Promise.allSettled(this.#running);
    if (this.#failure !== null) throw this.#failure;
    await this.#writeIndex();
  }

  /** A run that ends badly: names what is stored, so that the next one finds it. Fails silently: it ends anyway. */
  async salvage(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.allSettled(this.#running);
    await this.#writeIndex().catch(() => undefined);
  }

  #start(): void {
    while (this.#failure === null && this.#running.size < AT_ONCE) {
      const pack = this.#waiting.shift();
      if (pack === undefined) return;
      const storing = this.#store(pack)
        .catch((error: unknown) => {
          this.#failure ??= error instanceof Error ? error : new Error(String(error));
        })
        .finally(() => {
          this.#running.delete(storing);
          this.#start();
        });
      this.#running.add(storing);
    }
  }

  async #store({ id, file, blobs }: ClosedPack): Promise<void> {
    await this.#repository.storage.take({ kind: 'data', name: id }, file);
    this.#stored.push({ id, blobs });
    this.#storedBlobs += blobs.length;
    const due = performance.now() - this.#indexedAt > INDEX_EVERY_MS;
    if (this.#storedBlobs >= BLOBS_PER_INDEX || due) await this.#writeIndex();
  }

  async #writeIndex(): Promise<void> {
    const packs = this.#stored;
    this.#stored = [];
    this.#storedBlobs = 0;
    this.#indexedAt = performance.now();
    if (packs.length > 0) await this.#repository.save('index', encodeIndex(packs));
  }
}
