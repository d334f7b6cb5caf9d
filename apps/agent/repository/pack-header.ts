import { Damaged } from './damaged.ts';
import { OVERHEAD } from './sealing.ts';

export type BlobType = 'data' | 'tree';

/** Where a blob lies in its pack. */
export interface PackedBlob {
  /** SHA-256 of the plaintext, 64 hexadecimal digits. */
  readonly id: string;
  readonly type: BlobType;
  readonly offset: number;
  /** As sealed. */
  readonly length: number;
  /** Of the plaintext when the blob is compressed; 0 when it is stored as is. */
  readonly uncompressedLength: number;
}

const PLAIN_ENTRY = 37;
const COMPRESSED_ENTRY = 41;
/** Bytes after the header: the length of the sealed header. */
export const TRAILER = 4;

/** The header of a pack before sealing: blobs in the order in which they lie. */
export function encodePackHeader(blobs: readonly PackedBlob[]): Buffer {
  return Buffer.concat(
    blobs.map(({ id, type, length, uncompressedLength }) => {
      const compressed = uncompressedLength > 0;
      const entry = Buffer.alloc(compressed ? COMPRESSED_ENTRY : PLAIN_ENTRY);
      entry[0] = (type === 'tree' ? 1 : 0) + (compressed ? 2 : 0);
      entry.writeUInt32LE(length, 1);
      if (compressed) entry.writeUInt32LE(uncompressedLength, 5);
      entry.write(id, compressed ? 9 : 5, 'hex');
      return entry;
    }),
  );
}

/** @throws Damaged when the bytes are no header. */
export function decodePackHeader(header: Buffer): PackedBlob[] {
  const blobs: PackedBlob[] = [];
  let offset = 0;
  for (let at = 0; at < header.length;) {
    const kind = header[at]!;
    const compressed = kind >= 2;
    const size = compressed ? COMPRESSED_ENTRY : PLAIN_ENTRY;
    if (kind > 3 || at + size > header.length) throw new Damaged('l’en-tête d’un paquet ne se lit pas');
    const length = header.readUInt32LE(at + 1);
    blobs.push({
      id: header.toString('hex', at + size - 32, at + size),
      type: kind % 2 === 1 ? 'tree' : 'data',
      offset,
      length,
      uncompressedLength: compressed ? header.readUInt32LE(at + 5) : 0,
    });
    offset += length;
    at += size;
  }
  return blobs;
}

/** How long a pack of these blobs is. */
export function packSize(blobs: readonly PackedBlob[]): number {
  return blobs.reduce(
    (size, blob) => size + blob.length + (blob.uncompressedLength > 0 ? COMPRESSED_ENTRY : PLAIN_ENTRY),
    OVERHEAD + TRAILER,
  );
}
