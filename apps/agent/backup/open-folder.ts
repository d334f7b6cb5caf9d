import type { TreeNode } from '../repository/tree.ts';

/**
 * A folder whose entries are not all known yet. Files are read elsewhere and arrive in any order; once the last is
 * there, the folder is closed and settles in its parent. Nothing else keeps it alive.
 */
export class OpenFolder {
  readonly parent: { readonly folder: OpenFolder; readonly slot: number } | null;
  /** The folder's own node; `null` for the root of a snapshot. */
  readonly own: TreeNode | null;
  /** Subtree it had in the parent snapshot. */
  readonly formerTree: string | null;
  readonly #nodes: (TreeNode | null)[];
  #missing: number;

  constructor(parent: OpenFolder['parent'], own: TreeNode | null, formerTree: string | null, entries: number) {
    this.parent = parent;
    this.own = own;
    this.formerTree = formerTree;
    this.#nodes = Array.from({ length: entries }, () => null);
    this.#missing = entries;
  }

  get complete(): boolean {
    return this.#missing === 0;
  }

  /** Entries in order, without those that could not be read. */
  get nodes(): TreeNode[] {
    return this.#nodes.filter((node) => node !== null);
  }

  /** @param node `null` when the entry is left out. */
  settle(slot: number, node: TreeNode | null): void {
    this.#nodes[slot] = node;
    this.#missing -= 1;
  }
}
