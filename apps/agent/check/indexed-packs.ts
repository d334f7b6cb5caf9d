import type { PackedBlob } from '../repository/pack-header.ts';

/** What all index files say of each pack, and which blobs are named more than once. */
export class IndexedPacks {
  readonly #packs = new Map<string, Map<string, PackedBlob>>();
  readonly indexNames = new Set<string>();

  add(pack: { readonly id: string; readonly blobs: readonly PackedBlob[] }, indexName: string): void {
    this.indexNames.add(indexName);
    const blobs = this.#packs.get(pack.id) ?? new Map<string, PackedBlob>();
    this.#packs.set(pack.id, blobs);
    for (const blob of pack.blobs) blobs.set(`${blob.type} ${blob.id}`, blob);
  }

  get names(): string[] {
    return [...this.#packs.keys()];
  }

  blobsOf(pack: string): PackedBlob[] {
    return [...(this.#packs.get(pack)?.values() ?? [])];
  }
}
