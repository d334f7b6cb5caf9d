import { BYTES_FROM, rabinModule, type Search } from './rabin-module.ts';

const CHUNK_MIN = 512 * 1024;
const CHUNK_MAX = 8 * 1024 * 1024;
const ROOM = CHUNK_MAX + 1024 * 1024;

/** Reads up to `length` bytes into `buffer` at `offset`; 0 at the end. */
export type ReadInto = (buffer: Buffer, offset: number, length: number) => number;

/**
 * Cuts what it reads where the content says so, at the places where restic cuts it. One per thread: its buffer of 9 MiB
 * is used again for every file.
 */
export class Chunker {
  readonly #buffer: Buffer;
  readonly #search: Search;

  constructor(polynomial: bigint) {
    const { buffer, search } = rabinModule(polynomial, ROOM);
    this.#buffer = buffer;
    this.#search = search;
  }

  /** The chunks of one file, each a view of the buffer that is good until the next one is asked for. */
  *chunks(read: ReadInto): Generator<Buffer, void, undefined> {
    let start = 0;
    let filled = 0;
    let searched = CHUNK_MIN;
    for (let ended = false; !ended || start < filled;) {
      if (!ended && filled - start < CHUNK_MAX) {
        if (filled === ROOM) {
          this.#buffer.copyWithin(0, start, filled);
          [start, filled, searched] = [0, filled - start, searched - start];
        }
        const got = read(this.#buffer, filled, ROOM - filled);
        filled += got;
        ended = got === 0;
      }
      const limit = Math.min(filled, start + CHUNK_MAX);
      const cut = searched <= limit ? this.#search(BYTES_FROM + searched, BYTES_FROM + limit) - BYTES_FROM : -1;
      const end = cut > 0 ? cut : limit === start + CHUNK_MAX || (ended && limit > start) ? limit : null;
      if (end === null) {
        searched = Math.max(searched, limit + 1);
        continue;
      }
      yield this.#buffer.subarray(start, end);
      start = end;
      searched = start + CHUNK_MIN;
    }
  }
}
