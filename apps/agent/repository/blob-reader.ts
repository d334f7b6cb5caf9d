import { openBlob } from './blobs.ts';
import { Damaged } from './damaged.ts';
import type { RepositoryIndex } from './repository-index.ts';
import type { Repository } from './repository.ts';
import { decodeTree, type TreeNode } from './tree.ts';
import type { BlobType } from './pack-header.ts';

/** Reads single blobs where the index says they are. */
export class BlobReader {
  readonly #repository: Repository;
  readonly #index: RepositoryIndex;

  constructor(repository: Repository, index: RepositoryIndex) {
    this.#repository = repository;
    this.#index = index;
  }

  /** @throws Damaged when no index knows the blob, or what is stored is not it. */
  async read(id: string, type: BlobType): Promise<Buffer> {
    const place = this.#index.table.find(id, type);
    if (place === null) throw new Damaged(`le bloc ${id.slice(0, 8)} n’est dans aucun index`);
    const name = this.#index.packNames[place.pack] ?? '';
    const sealed = await this.#repository.storage.readRange({ kind: 'data', name }, place.offset, place.length);
    return openBlob(this.#repository.sealer, { id, type, ...place }, sealed);
  }

  async tree(id: string): Promise<TreeNode[]> {
    return decodeTree(await this.read(id, 'tree'));
  }
}
