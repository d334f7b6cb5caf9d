import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { ByteRange } from './documents.ts';

/** Lets an archive be looked into where it is stored, by ranges, whatever its size. */
export class StoredArchive extends yauzl.RandomAccessReader {
  readonly #read: (range: ByteRange) => AsyncIterable<Uint8Array>;

  constructor(read: (range: ByteRange) => AsyncIterable<Uint8Array>) {
    super();
    this.#read = read;
  }

  /** @param end excluded, as the archive reader counts. */
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#read({ start, end: end - 1 }), { objectMode: false });
  }
}
