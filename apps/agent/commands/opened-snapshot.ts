import type { Session } from '../command-line/session.ts';
import { BlobReader } from '../repository/blob-reader.ts';
import { loadIndex, type RepositoryIndex } from '../repository/repository-index.ts';
import { loadSnapshots, namedSnapshot } from '../repository/snapshot-list.ts';
import type { NamedSnapshot } from '../repository/snapshot.ts';
import { treeAt } from '../repository/tree-walk.ts';
import { filterOf } from './snapshot-filter.ts';

/** A snapshot that a person named, ready to be read. */
export interface OpenedSnapshot {
  readonly snapshot: NamedSnapshot;
  /** Of the folder named, or the root. */
  readonly tree: string;
  readonly index: RepositoryIndex;
  readonly reader: BlobReader;
}

/** @param name `latest`, the beginning of an id, or either with `:folder`. */
export async function openedSnapshot({ repository, options }: Session, name: string): Promise<OpenedSnapshot> {
  const { snapshot, folder } = namedSnapshot(await loadSnapshots(repository), name, filterOf(options));
  const index = await loadIndex(repository);
  const reader = new BlobReader(repository, index);
  return { snapshot, tree: await treeAt(reader, snapshot.tree, folder), index, reader };
}
