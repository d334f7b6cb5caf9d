import type { Readable } from 'node:stream';
import type { ByteRange } from './documents.ts';

/**
 * Where objects live, as bytes that mean nothing to the store: on disk by default, in an S3-compatible store by
 * setting. Keys are words of `a-z 0-9 -` joined by `/`.
 */
export interface ObjectStore {
  /**
   * Writes an object. It is there whole and durable when this returns; when it throws, nothing of it is visible. The
   * source is drawn no faster than the store takes.
   * @returns bytes written.
   * @throws {Unavailable} `documents.store-full`, `documents.store-unavailable`; what the source throws passes as it is.
   */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<number>;

  /**
   * Reads an object or a range of it.
   * @throws {NotFound} `documents.object-missing`
   */
  get(key: string, range?: ByteRange): Promise<Readable>;

  /** Size in bytes, or null when there is no such object. */
  size(key: string): Promise<number | null>;

  /** Removes an object; one that is not there is no error. */
  delete(key: string): Promise<void>;
}
