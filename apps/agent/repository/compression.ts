import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Damaged } from './damaged.ts';

/** `auto` spends little, `max` what it takes; `off` stores as is, but for the small files of the repository itself. */
export const COMPRESSIONS = ['auto', 'off', 'max'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

const LEVELS: Record<Exclude<Compression, 'off'>, number> = { auto: 1, max: 12 };

/** One zstd frame, in one allocation of the worst size: growing output in steps nearly doubles the cost. */
export function compress(plain: Uint8Array, compression: Exclude<Compression, 'off'> = 'auto'): Buffer {
  return zstdCompressSync(plain, {
    chunkSize: Math.max(plain.length + (plain.length >> 8) + 512, 1024),
    pledgedSrcSize: plain.length,
    params: { [constants.ZSTD_c_compressionLevel]: LEVELS[compression] },
  });
}

/**
 * @param length of the plaintext when it is known: more is refused, and memory is asked once.
 * @throws Damaged when this is no zstd frame.
 */
export function decompress(compressed: Uint8Array, length?: number): Buffer {
  try {
    return zstdDecompressSync(
      compressed,
      length === undefined ? {} : { chunkSize: Math.max(length, 1024), maxOutputLength: Math.max(length, 1) },
    );
  } catch {
    throw new Damaged('la compression ne se lit pas');
  }
}
