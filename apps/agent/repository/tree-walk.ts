import { NotFound } from '#platform/kernel/errors.ts';
import type { BlobReader } from './blob-reader.ts';
import type { TreeNode } from './tree.ts';

/** An entry of a snapshot with its place in it. */
export interface PlacedNode {
  /** Raw, from the snapshot's root: `/home/x`. */
  readonly path: Buffer;
  readonly node: TreeNode;
}

const SLASH = Buffer.from('/');

/** Every entry below a tree, folders before what they hold. @param enters whether a folder is entered. */
export async function* walkTree(
  reader: BlobReader,
  tree: string,
  enters: (placed: PlacedNode) => boolean = () => true,
  above: Buffer = Buffer.alloc(0),
): AsyncGenerator<PlacedNode, void, undefined> {
  for (const node of await reader.tree(tree)) {
    const placed = { path: Buffer.concat([above, SLASH, node.name]), node };
    yield placed;
    if (node.subtree !== null && enters(placed)) yield* walkTree(reader, node.subtree, enters, placed.path);
  }
}

/** The tree of a folder inside another. @throws NotFound when there is no such folder. */
export async function treeAt(reader: BlobReader, tree: string, folder: string): Promise<string> {
  let found = tree;
  for (const name of folder.split('/').filter((part) => part !== '')) {
    const node = (await reader.tree(found)).find((entry) => entry.name.equals(Buffer.from(name)));
    if (node?.subtree == null) {
      throw new NotFound('agent.snapshot.folder', `La sauvegarde n’a pas de dossier « ${folder} ».`);
    }
    found = node.subtree;
  }
  return found;
}
