import type { BlobReader } from '../repository/blob-reader.ts';
import { unixPermissions } from '../repository/node-mode.ts';
import type { TreeNode } from '../repository/tree.ts';

/** restic's letters: added, removed, content changed, type changed, metadata changed. */
export type Modifier = '+' | '-' | 'M' | 'T' | 'U' | 'TU';

export interface Change {
  /** Folders end with `/`. */
  readonly path: string;
  readonly modifier: Modifier;
  readonly before: TreeNode | null;
  readonly after: TreeNode | null;
}

/** What differs between two trees; folders of the same id are not entered. @param metadata whether `U` is told. */
export async function* compareTrees(
  reader: BlobReader,
  before: string | null,
  after: string | null,
  metadata: boolean,
  above = '',
): AsyncGenerator<Change, void, undefined> {
  if (before === after) return;
  const old = await entriesOf(reader, before);
  const young = await entriesOf(reader, after);
  for (const key of [...new Set([...old.keys(), ...young.keys()])].toSorted()) {
    const a = old.get(key) ?? null;
    const b = young.get(key) ?? null;
    const path = `${above}/${(a ?? b)!.name.toString('utf8')}`;
    const modifier = modifierOf(a, b, metadata);
    const folder = (b ?? a)?.type === 'dir';
    if (modifier !== null) yield { path: folder ? `${path}/` : path, modifier, before: a, after: b };
    yield* compareTrees(reader, a?.subtree ?? null, b?.subtree ?? null, metadata, path);
  }
}

function modifierOf(before: TreeNode | null, after: TreeNode | null, metadata: boolean): Modifier | null {
  if (before === null) return '+';
  if (after === null) return '-';
  const other = metadata && describe(before) !== describe(after);
  if (before.type !== after.type) return other ? 'TU' : 'T';
  const content = (node: TreeNode): string => (node.content ?? []).join();
  if (before.type === 'file' && content(before) !== content(after)) return 'M';
  return other ? 'U' : null;
}

function describe(node: TreeNode): string {
  return [unixPermissions(node.mode), node.mtime, node.uid, node.gid, node.linkTarget?.toString('latin1')].join('|');
}

async function entriesOf(reader: BlobReader, tree: string | null): Promise<Map<string, TreeNode>> {
  if (tree === null) return new Map();
  return new Map((await reader.tree(tree)).map((node) => [node.name.toString('latin1'), node]));
}
