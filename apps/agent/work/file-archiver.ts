import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { BlobTable } from '../repository/blob-table.ts';
import { fingerprint, sealBlob } from '../repository/blobs.ts';
import { Chunker } from '../repository/chunker.ts';
import type { Compression } from '../repository/compression.ts';
import { PackWriter, type ClosedPack } from '../repository/pack-writer.ts';
import type { Sealer } from '../repository/sealing.ts';
import type { JobAnswers, ReadFile, WorkerStart } from './jobs.ts';

/** A link or a pipe put in the place of a file is not followed and does not make us wait. */
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads files and stores what is new in them. One per thread. */
export class FileArchiver {
  readonly #chunker: Chunker;
  readonly #table: BlobTable;
  readonly #sealer: Sealer;
  readonly #compression: Compression;
  readonly #packs: PackWriter | null;
  #closed: ClosedPack[] = [];
  #added = { blobs: 0, bytes: 0, packedBytes: 0 };

  constructor(start: WorkerStart, sealer: Sealer) {
    this.#chunker = new Chunker(start.polynomial);
    this.#table = new BlobTable(start.memory);
    this.#sealer = sealer;
    this.#compression = start.compression;
    this.#packs = start.staging === null ? null : new PackWriter(start.staging, sealer, 'data');
  }

  /** @param paths raw, each ended by a zero byte. */
  archive(paths: Uint8Array): JobAnswers['archive'] {
    const files: ReadFile[] = [];
    for (let at = 0; at < paths.length;) {
      const end = paths.indexOf(0, at);
      files.push(this.#read(Buffer.from(paths.buffer, paths.byteOffset + at, end - at)));
      at = end + 1;
    }
    const answer = { files, packs: this.#closed, added: this.#added };
    this.#closed = [];
    this.#added = { blobs: 0, bytes: 0, packedBytes: 0 };
    return answer;
  }

  finish(): ClosedPack[] {
    return this.#packs?.finish() ?? [];
  }

  #read(path: Buffer): ReadFile {
    let descriptor: number;
    try {
      descriptor = openSync(path, OPEN);
    } catch (error) {
      return { content: [], size: 0, error: codeOf(error) };
    }
    try {
      if (!fstatSync(descriptor).isFile()) return { content: [], size: 0, error: 'ENOENT' };
      const content: string[] = [];
      let size = 0;
      const chunks = this.#chunker.chunks((buffer, offset, length) =>
        readSync(descriptor, buffer, offset, length, null),
      );
      for (const chunk of chunks) {
        size += chunk.length;
        content.push(this.#keep(chunk));
      }
      return { content, size, error: null };
    } catch (error) {
      return { content: [], size: 0, error: codeOf(error) };
    } finally {
      closeSync(descriptor);
    }
  }

  #keep(chunk: Buffer): string {
    const id = fingerprint(chunk);
    if (!this.#table.claim(id, 'data')) return id;
    const { sealed, uncompressedLength } = sealBlob(this.#sealer, 'data', chunk, this.#compression);
    this.#added.blobs += 1;
    this.#added.bytes += chunk.length;
    this.#added.packedBytes += sealed.length;
    const closed = this.#packs?.add(id, sealed, uncompressedLength) ?? null;
    if (closed !== null) this.#closed.push(closed);
    return id;
  }
}

/** Errors of the file are told and the run goes on; ours are not: they would lose what was promised. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'syscall' in error && ['open', 'read', 'fstat'].includes(String(error.syscall))) {
    return 'code' in error ? String(error.code) : 'EIO';
  }
  throw error;
}
