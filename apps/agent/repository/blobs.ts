import * as crypto from 'node:crypto';
import { compress, decompress, type Compression } from './compression.ts';
import { Damaged } from './damaged.ts';
import type { BlobType, PackedBlob } from './pack-header.ts';
import type { Sealer } from './sealing.ts';

/** Where zstd gains less than this share of the bytes, reading them as they are costs less. */
const WORTHWHILE = 0.98;

/** SHA-256 of a plaintext: what a blob, and every file of a repository, is called by. */
export function fingerprint(bytes: Uint8Array): string {
  return crypto.hash('sha256', bytes, 'hex');
}

/** A blob as it goes into a pack. Trees are always compressed. */
export function sealBlob(
  sealer: Sealer,
  type: BlobType,
  plain: Uint8Array,
  compression: Compression,
): { sealed: Buffer; uncompressedLength: number } {
  if (compression === 'off' && type === 'data') return { sealed: sealer.seal(plain), uncompressedLength: 0 };
  const compressed = compress(plain, compression === 'off' ? 'auto' : compression);
  return type === 'data' && compressed.length > plain.length * WORTHWHILE
    ? { sealed: sealer.seal(plain), uncompressedLength: 0 }
    : { sealed: sealer.seal(compressed), uncompressedLength: plain.length };
}

/** @throws Damaged unless the plaintext is the one of the id. */
export function openBlob(
  sealer: Sealer,
  blob: Pick<PackedBlob, 'id' | 'type' | 'uncompressedLength'>,
  sealed: Buffer,
): Buffer {
  const opened = sealer.open(sealed);
  const plain = blob.uncompressedLength > 0 ? decompress(opened, blob.uncompressedLength) : opened;
  if (fingerprint(plain) !== blob.id) throw new Damaged(`le bloc ${blob.id.slice(0, 8)} n’a pas son empreinte`);
  return plain;
}
