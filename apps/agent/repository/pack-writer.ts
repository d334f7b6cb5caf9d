import { createHash, randomBytes, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { encodePackHeader, TRAILER, type BlobType, type PackedBlob } from './pack-header.ts';
import type { Sealer } from './sealing.ts';

/** A pack that is closed and waits to be stored. */
export interface ClosedPack {
  readonly id: string;
  /** Where it waits. */
  readonly file: string;
  readonly size: number;
  readonly blobs: readonly PackedBlob[];
}

/** A pack is closed once it holds this much. */
const PACK_TARGET = 16 * 1024 * 1024;

/** One pack being written to a file: it never stands in memory. */
class OpenPack {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #hash: Hash = createHash('sha256');
  readonly #blobs: PackedBlob[] = [];
  size = 0;

  constructor(folder: string) {
    this.#file = path.join(folder, `pack-${randomBytes(12).toString('hex')}`);
    this.#descriptor = openSync(this.#file, 'wx', 0o600);
  }

  add(id: string, type: BlobType, sealed: Buffer, uncompressedLength: number): void {
    this.#blobs.push({ id, type, offset: this.size, length: sealed.length, uncompressedLength });
    this.#append(sealed);
  }

  close(sealer: Sealer): ClosedPack {
    const header = sealer.seal(encodePackHeader(this.#blobs));
    this.#append(header);
    const trailer = Buffer.alloc(TRAILER);
    trailer.writeUInt32LE(header.length);
    this.#append(trailer);
    fsyncSync(this.#descriptor);
    closeSync(this.#descriptor);
    return { id: this.#hash.digest('hex'), file: this.#file, size: this.size, blobs: this.#blobs };
  }

  #append(bytes: Buffer): void {
    this.#hash.update(bytes);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.#descriptor, bytes, written, bytes.length - written);
    }
    this.size += bytes.length;
  }
}

/**
 * Packs the blobs of one type. Each goes at random into one of two open packs: the order of sizes in a pack would
 * otherwise tell where a file is cut, and with it the repository's polynomial (eprint 2025/532).
 */
export class PackWriter {
  readonly #folder: string;
  readonly #sealer: Sealer;
  readonly #type: BlobType;
  readonly #target: number;
  readonly #open: (OpenPack | null)[] = [null, null];

  constructor(folder: string, sealer: Sealer, type: BlobType, target: number = PACK_TARGET) {
    this.#folder = folder;
    this.#sealer = sealer;
    this.#type = type;
    this.#target = target;
  }

  /** @returns the pack that this blob filled, or `null`. */
  add(id: string, sealed: Buffer, uncompressedLength: number): ClosedPack | null {
    const choice = Math.random() < 0.5 ? 0 : 1;
    const pack = (this.#open[choice] ??= new OpenPack(this.#folder));
    pack.add(id, this.#type, sealed, uncompressedLength);
    if (pack.size < this.#target) return null;
    this.#open[choice] = null;
    return pack.close(this.#sealer);
  }

  /** Closes what is open. */
  finish(): ClosedPack[] {
    const closed = this.#open.filter((pack) => pack !== null).map((pack) => pack.close(this.#sealer));
    this.#open.fill(null);
    return closed;
  }
}
