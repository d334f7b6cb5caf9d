import type { BlobReader } from '../repository/blob-reader.ts';
import type { BlobType } from '../repository/pack-header.ts';
import type { NamedSnapshot } from '../repository/snapshot.ts';

/** Every blob that a snapshot needs, each once. */
export class UsedBlobs {
  readonly #ids = new Set<string>();

  /** @returns whether it was new. */
  add(id: string, type: BlobType): boolean {
    const before = this.#ids.size;
    this.#ids.add(type === 'tree' ? `t${id}` : id);
    return this.#ids.size > before;
  }

  has(id: string, type: BlobType): boolean {
    return this.#ids.has(type === 'tree' ? `t${id}` : id);
  }

  *list(): Generator<{ readonly id: string; readonly type: BlobType }> {
    for (const key of this.#ids) {
      yield key.startsWith('t') ? { id: key.slice(1), type: 'tree' } : { id: key, type: 'data' };
    }
  }
}

/**
 * Walks the trees of snapshots, each tree once.
 * @param missing is told of each tree that does not open, or blob that no index knows, with the snapshot's path to it;
 *   without it the first one throws.
 */
export async function usedBlobs(
  reader: BlobReader,
  snapshots: readonly NamedSnapshot[],
  hasData: (id: string) => boolean,
  missing: (what: string) => void,
): Promise<UsedBlobs> {
  const used = new UsedBlobs();
  const visit = async (tree: string, place: string): Promise<void> => {
    if (!used.add(tree, 'tree')) return;
    const nodes = await reader.tree(tree).catch((error: unknown) => {
      missing(`${place === '' ? '/' : place} : ${error instanceof Error ? error.message : String(error)}`);
      return [];
    });
    for (const node of nodes) {
      const path = `${place}/${node.name.toString('utf8')}`;
      for (const id of node.content ?? []) {
        if (used.add(id, 'data') && !hasData(id))
          missing(`${path} : le bloc ${id.slice(0, 8)} n’est dans aucun index.`);
      }
      if (node.subtree !== null) await visit(node.subtree, path);
    }
  };
  for (const { tree } of snapshots) await visit(tree, '');
  return used;
}
