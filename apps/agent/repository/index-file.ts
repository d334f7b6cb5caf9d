import { z } from 'zod';
import { Damaged } from './damaged.ts';
import type { PackedBlob } from './pack-header.ts';

/** What an index says of one pack. */
export interface IndexedPack {
  readonly id: string;
  readonly blobs: readonly PackedBlob[];
}

const indexSchema = z.object({
  packs: z.array(
    z.object({
      id: z.string(),
      blobs: z.array(
        z.object({
          id: z.string(),
          type: z.enum(['data', 'tree']),
          offset: z.int(),
          length: z.int(),
          uncompressed_length: z.int().optional(),
        }),
      ),
    }),
  ),
});

export function encodeIndex(packs: readonly IndexedPack[]): string {
  return JSON.stringify({
    packs: packs.map(({ id, blobs }) => ({
      id,
      blobs: blobs.map((blob) => ({
        id: blob.id,
        type: blob.type,
        offset: blob.offset,
        length: blob.length,
        ...(blob.uncompressedLength > 0 ? { uncompressed_length: blob.uncompressedLength } : {}),
      })),
    })),
  });
}

/** @throws Damaged when this is no index. */
export function decodeIndex(value: unknown): IndexedPack[] {
  const parsed = indexSchema.safeParse(value);
  if (!parsed.success) throw new Damaged('un index ne se lit pas');
  return parsed.data.packs.map(({ id, blobs }) => ({
    id,
    blobs: blobs.map(({ uncompressed_length: uncompressedLength = 0, ...blob }) => ({ ...blob, uncompressedLength })),
  }));
}
