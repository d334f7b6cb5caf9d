import { TooLarge } from '#platform/kernel/errors.ts';
import type { BlobType, PackedBlob } from './pack-header.ts';

/** Words of 32 bits of one entry: id 8, pack, offset, sealed length, plain length. */
const ENTRY = 12;
const HEAD = 16;
const FIRST_CAPACITY = 1 << 14;
/** Twelve million blobs, at least a terabyte; the memory is asked for as it is needed. */
const GENERATIONS = 10;
const FULL = 0.7;
const TREE_MARK = 0x80000000;
const CLAIMED = 0xffffffff;

/** Head of the shared memory: how many generations there are, and how many entries each holds. */
const COUNT = 0;

/** Where a blob is: the pack by its number in the list of packs. */
export interface BlobPlace {
  readonly pack: number;
  readonly offset: number;
  readonly length: number;
  readonly uncompressedLength: number;
}

/**
 * Which blobs the repository has, in memory that all threads share: 48 bytes a blob, nothing on the heap. Open
 * addressing; when a generation fills up a larger one follows it, so that no thread ever waits for a move.
 *
 * Two threads that meet a new blob in the same instant may both claim it. It is then stored twice, which the format
 * allows.
 */
export class BlobTable {
  readonly memory: SharedArrayBuffer;
  /** A view without a length of its own follows the memory as any thread makes it longer. */
  readonly #words: Uint32Array<SharedArrayBuffer>;

  constructor(memory?: SharedArrayBuffer) {
    this.memory = memory ?? new SharedArrayBuffer(end(0) * 4, { maxByteLength: end(GENERATIONS - 1) * 4 });
    this.#words = new Uint32Array(this.memory);
    if (memory === undefined) this.#words[COUNT] = 1;
  }

  /** Where a blob is; `null` when it is unknown, or claimed and not yet stored. */
  find(id: string, type: BlobType): BlobPlace | null {
    const slot = this.#find(idWords(id, type));
    if (slot < 0 || this.#words[slot + 8] === CLAIMED) return null;
    return {
      pack: this.#words[slot + 8]!,
      offset: this.#words[slot + 9]!,
      length: this.#words[slot + 10]!,
      uncompressedLength: this.#words[slot + 11]!,
    };
  }

  /** Whether the blob is stored, or somebody has promised to store it. */
  has(id: string, type: BlobType): boolean {
    return this.#find(idWords(id, type)) >= 0;
  }

  /** Promises to store a blob. @returns false when it is there, or another thread has promised. */
  claim(id: string, type: BlobType): boolean {
    const words = idWords(id, type);
    return this.#find(words) < 0 && this.#insert(words, [CLAIMED, 0, 0, 0]);
  }

  /** Notes where a blob is. The first place given for a blob stays. */
  add(pack: number, blob: PackedBlob): void {
    const words = idWords(blob.id, blob.type);
    const place = [pack, blob.offset, blob.length, blob.uncompressedLength] as const;
    const slot = this.#find(words);
    if (slot < 0) this.#insert(words, place);
    else if (this.#words[slot + 8] === CLAIMED) this.#words.set(place, slot + 8);
  }

  #find(words: Uint32Array): number {
    for (let generation = this.#words[COUNT]! - 1; generation >= 0; generation -= 1) {
      const slot = this.#probe(words, generation);
      if (this.#words[slot] !== 0) return slot;
    }
    return -1;
  }

  /** The slot of an id in a generation, or the empty one where it would stand. */
  #probe(words: Uint32Array, generation: number): number {
    const capacity = FIRST_CAPACITY << generation;
    const from = start(generation);
    for (let at = words[1]! & (capacity - 1); ; at = (at + 1) & (capacity - 1)) {
      const slot = from + at * ENTRY;
      const first = this.#words[slot]!;
      if (first === 0 || (first === words[0] && this.#same(slot, words))) return slot;
    }
  }

  #same(slot: number, words: Uint32Array): boolean {
    for (let word = 1; word < 8; word += 1) if (this.#words[slot + word] !== words[word]) return false;
    return true;
  }

  #insert(words: Uint32Array, place: readonly [number, number, number, number]): boolean {
    for (;;) {
      const generation = this.#words[COUNT]! - 1;
      if (this.#words[1 + generation]! >= (FIRST_CAPACITY << generation) * FULL) {
        this.#grow(generation);
        continue;
      }
      const slot = this.#probe(words, generation);
      if (this.#words[slot] !== 0) return false;
      // The first word is the latch: whoever sets it owns the slot.
      if (Atomics.compareExchange(this.#words, slot, 0, words[0]!) !== 0) continue;
      this.#words.set(words.subarray(1), slot + 1);
      this.#words.set(place, slot + 8);
      Atomics.add(this.#words, 1 + generation, 1);
      return true;
    }
  }

  #grow(full: number): void {
    if (full + 1 === GENERATIONS) {
      throw new TooLarge('agent.index.full', 'Ce dépôt a trop de blocs pour cette version du programme.');
    }
    const needed = end(full + 1) * 4;
    if (this.memory.byteLength < needed) this.memory.grow(needed);
    Atomics.compareExchange(this.#words, COUNT, full + 1, full + 2);
  }
}

function start(generation: number): number {
  return HEAD + (2 ** generation - 1) * FIRST_CAPACITY * ENTRY;
}

function end(generation: number): number {
  return start(generation + 1);
}

/** A tree and a data blob of the same bytes are two blobs. The first word is never 0: that is an empty slot. */
function idWords(id: string, type: BlobType): Uint32Array {
  const bytes = Buffer.from(id, 'hex');
  const words = new Uint32Array(8);
  for (let word = 0; word < 8; word += 1) words[word] = bytes.readUInt32LE(word * 4);
  words[2] = type === 'tree' ? (words[2]! ^ TREE_MARK) >>> 0 : words[2]!;
  words[0] ||= 1;
  return words;
}
