import { BlobTable } from './blob-table.ts';
import { decodeIndex, type IndexedPack } from './index-file.ts';
import type { Repository } from './repository.ts';

/** What all index files of a repository say together. */
export class RepositoryIndex {
  readonly table = new BlobTable();
  /** By the number that the table gives a pack. */
  readonly packNames: string[] = [];
  readonly #numbers = new Map<string, number>();

  add({ id, blobs }: IndexedPack): void {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.packNames.push(id) - 1;
      this.#numbers.set(id, number);
    }
    for (const blob of blobs) this.table.add(number, blob);
  }
}

/** @param each is told every pack as it is read. */
export async function loadIndex(
  repository: Repository,
  each: (pack: IndexedPack, indexName: string) => void = () => undefined,
): Promise<RepositoryIndex> {
  const index = new RepositoryIndex();
  for (const { name } of await repository.storage.list('index')) {
    for (const pack of decodeIndex(await repository.load('index', name))) {
      index.add(pack);
      each(pack, name);
    }
  }
  return index;
}
