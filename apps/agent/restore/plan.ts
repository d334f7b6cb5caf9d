import type { BlobReader } from '../repository/blob-reader.ts';
import type { TreeNode } from '../repository/tree.ts';
import { walkTree, type PlacedNode } from '../repository/tree-walk.ts';

/** What a restore is to bring back, in the order in which it is made. */
export interface RestorePlan {
  readonly folders: readonly PlacedNode[];
  readonly files: readonly PlacedNode[];
  /** Other names of a file of the list above. */
  readonly hardLinks: readonly { readonly placed: PlacedNode; readonly to: PlacedNode }[];
  /** Symbolic links; devices and pipes, which are told and not made. */
  readonly others: readonly PlacedNode[];
}

/** Whether an entry is wanted, by its path in the snapshot. */
export type Wanted = (path: string) => boolean;

/** A folder comes back when it is wanted, or when something inside it is. */
export async function planRestore(reader: BlobReader, tree: string, wanted: Wanted): Promise<RestorePlan> {
  const folders: PlacedNode[] = [];
  const files: PlacedNode[] = [];
  const others: PlacedNode[] = [];
  const hardLinks: { placed: PlacedNode; to: PlacedNode }[] = [];
  const firstNames = new Map<string, PlacedNode>();
  const made = new Set<PlacedNode>();
  let above: PlacedNode[] = [];
  for await (const placed of walkTree(reader, tree)) {
    above = above.filter(({ path }) => isBelow(placed.path, path));
    const { node } = placed;
    if (node.type === 'dir') above.push(placed);
    if (!wanted(placed.path.toString('utf8'))) continue;
    for (const folder of above) if (!made.has(folder)) folders.push(folder);
    for (const folder of above) made.add(folder);
    if (node.type === 'file') {
      const first = node.links > 1n ? firstNames.get(inodeOf(node)) : undefined;
      if (first !== undefined) hardLinks.push({ placed, to: first });
      else files.push(placed);
      if (node.links > 1n && first === undefined) firstNames.set(inodeOf(node), placed);
    } else if (node.type !== 'dir') {
      others.push(placed);
    }
  }
  return { folders, files, hardLinks, others };
}

function isBelow(path: Buffer, folder: Buffer): boolean {
  return path.length > folder.length && path[folder.length] === 0x2f && path.subarray(0, folder.length).equals(folder);
}

function inodeOf({ inode, deviceId }: TreeNode): string {
  return `${deviceId}/${inode}`;
}
