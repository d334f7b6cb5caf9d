import { lstatSync, readdirSync, statSync, type BigIntStats } from 'node:fs';
import { Unavailable } from '#platform/kernel/errors.ts';
import { fingerprint, sealBlob } from '../repository/blobs.ts';
import type { BlobReader } from '../repository/blob-reader.ts';
import type { BlobTable } from '../repository/blob-table.ts';
import { PackWriter } from '../repository/pack-writer.ts';
import type { Sealer } from '../repository/sealing.ts';
import { encodeTree, type TreeNode } from '../repository/tree.ts';
import type { ReadFile } from '../work/jobs.ts';
import type { WorkPool } from '../work/pool.ts';
import { AccountNames } from './accounts.ts';
import type { Exclusion } from './exclusion.ts';
import { FileBatches, type WantedFile } from './file-batches.ts';
import { isUnchanged, nodeOf, type ChangeRules } from './file-metadata.ts';
import { OpenFolder } from './open-folder.ts';
import type { PackStore } from './pack-store.ts';
import { emptyTally, type Tally, type Unsaved } from './tally.ts';
import type { Target } from './targets.ts';

export interface ArchiveRules extends ChangeRules {
  readonly excluded: Exclusion;
  readonly withAccessTime: boolean;
  /** Other file systems mounted in a folder are not entered. */
  readonly oneFileSystem: boolean;
}

export interface ArchiveTools {
  readonly pool: WorkPool;
  readonly store: PackStore;
  readonly table: BlobTable;
  readonly sealer: Sealer;
  /** Where packs of trees grow; `null` when nothing may be written. */
  readonly staging: string | null;
  /** Reads the parent snapshot. */
  readonly former: BlobReader;
  readonly stop: AbortSignal;
}

const STOPPED = 'Sauvegarde interrompue : ce qui était envoyé est gardé, la prochaine reprendra là.';

/** An entry to look at: something of a real folder, or a target and the folders above it. */
interface Entry {
  readonly name: Buffer;
  readonly path: Buffer;
  readonly target: Target | null;
}

/** Walks what is to be saved, depth first, and builds its trees from the leaves up. */
export class Archiver {
  readonly tally: Tally = emptyTally();
  readonly unsaved: Unsaved[] = [];
  readonly #tools: ArchiveTools;
  readonly #rules: ArchiveRules;
  readonly #names = new AccountNames();
  readonly #batches: FileBatches;
  readonly #trees: PackWriter | null;
  #rootTree: string | null = null;

  constructor(tools: ArchiveTools, rules: ArchiveRules) {
    this.#tools = tools;
    this.#rules = rules;
    this.#batches = new FileBatches(tools.pool, tools.store, this.tally, (file, read) => this.#readFile(file, read));
    this.#trees = tools.staging === null ? null : new PackWriter(tools.staging, tools.sealer, 'tree');
  }

  /** @returns id of the root tree, once all that it needs is stored and indexed. */
  async archive(root: Target, formerTree: string | null): Promise<string> {
    const entries = root.whole ? this.#entriesOf(Buffer.from(root.path)) : targetEntries(root);
    await this.#visit(entries, null, null, formerTree, null);
    await this.#batches.finish();
    for (const { packs } of await this.#tools.pool.runEverywhere<'finish'>({ kind: 'finish' }))
      this.#tools.store.add(packs);
    if (this.#trees !== null) this.#tools.store.add(this.#trees.finish());
    await this.#tools.store.finish();
    if (this.#rootTree === null) throw new Error('The root tree was never closed.');
    return this.#rootTree;
  }

  /** @param device of the target that these entries belong to, when other file systems stay out. */
  async #visit(
    entries: readonly Entry[],
    parent: OpenFolder['parent'],
    own: TreeNode | null,
    formerTree: string | null,
    device: bigint | null,
  ): Promise<void> {
    const folder = new OpenFolder(parent, own, formerTree, entries.length);
    if (entries.length === 0) this.#close(folder);
    const former = await this.#formerNodes(formerTree);
    for (const [slot, entry] of entries.entries()) {
      if (this.#tools.stop.aborted) throw new Unavailable('agent.backup.stopped', STOPPED);
      const before = former.get(entry.name.toString('latin1')) ?? null;
      const node = this.#look(entry, device);
      if (node === null) {
        this.#settle(folder, slot, null);
      } else if (node.type === 'dir') {
        const inside =
          entry.target === null || entry.target.whole ? this.#entriesOf(entry.path) : targetEntries(entry.target);
        const entered = device ?? (entry.target?.whole === true && this.#rules.oneFileSystem ? node.deviceId : null);
        await this.#visit(inside, { folder, slot }, node, before?.subtree ?? null, entered);
      } else if (node.type === 'file') {
        await this.#file(folder, slot, entry.path, node, before);
      } else {
        this.#settle(folder, slot, node);
      }
    }
  }

  /** The entry's node; `null` when it is excluded, gone or unreadable. Sockets live only as long as their program. */
  #look({ name, path, target }: Entry, device: bigint | null): TreeNode | null {
    if (target === null && this.#rules.excluded(path.toString('utf8'))) return null;
    try {
      // Folders above a target may be reached through a link; what is saved is the target.
      const stats: BigIntStats = (target?.whole === false ? statSync : lstatSync)(path, { bigint: true });
      if (device !== null && stats.dev !== device) return null;
      const node = nodeOf(name, path, stats, this.#names, this.#rules.withAccessTime);
      return node.type === 'socket' || node.type === 'irregular' ? null : node;
    } catch (error) {
      this.#fail(path, error);
      return null;
    }
  }

  async #file(folder: OpenFolder, slot: number, path: Buffer, node: TreeNode, before: TreeNode | null): Promise<void> {
    const table = this.#tools.table;
    if (
      before !== null &&
      isUnchanged(node, before, this.#rules) &&
      before.content!.every((id) => table.has(id, 'data'))
    ) {
      this.tally.files_unmodified += 1;
      this.#count(before.size);
      this.#settle(folder, slot, { ...node, content: before.content, extendedAttributes: before.extendedAttributes });
      return;
    }
    await this.#batches.add({ folder, slot, path, node, known: before?.type === 'file', attempt: 1 });
  }

  #readFile({ folder, slot, path, node, known }: WantedFile, { content, size, error }: ReadFile): void {
    if (error !== null) {
      this.unsaved.push({ path: path.toString('utf8'), code: error });
      this.#settle(folder, slot, null);
      return;
    }
    if (known) this.tally.files_changed += 1;
    else this.tally.files_new += 1;
    this.#count(BigInt(size));
    this.#settle(folder, slot, { ...node, content, size: BigInt(size) });
  }

  #count(size: bigint): void {
    this.tally.total_files_processed += 1;
    this.tally.total_bytes_processed += Number(size);
  }

  #settle(folder: OpenFolder, slot: number, node: TreeNode | null): void {
    folder.settle(slot, node);
    if (folder.complete) this.#close(folder);
  }

  #close(folder: OpenFolder): void {
    const id = this.#saveTree(encodeTree(folder.nodes));
    if (folder.own === null || folder.parent === null) {
      this.#rootTree = id;
      return;
    }
    if (folder.formerTree === null) this.tally.dirs_new += 1;
    else if (folder.formerTree === id) this.tally.dirs_unmodified += 1;
    else this.tally.dirs_changed += 1;
    this.#settle(folder.parent.folder, folder.parent.slot, { ...folder.own, subtree: id });
  }

  #saveTree(plain: Buffer): string {
    const id = fingerprint(plain);
    if (!this.#tools.table.claim(id, 'tree')) return id;
    const { sealed, uncompressedLength } = sealBlob(this.#tools.sealer, 'tree', plain, 'auto');
    this.tally.tree_blobs += 1;
    this.tally.data_added += plain.length;
    this.tally.data_added_packed += sealed.length;
    const closed = this.#trees?.add(id, sealed, uncompressedLength) ?? null;
    if (closed !== null) this.#tools.store.add([closed]);
    return id;
  }

  async #formerNodes(tree: string | null): Promise<Map<string, TreeNode>> {
    if (tree === null) return new Map();
    const nodes = await this.#tools.former.tree(tree);
    return new Map(nodes.map((node) => [node.name.toString('latin1'), node]));
  }

  /** Entries of a real folder by the order of their raw names. */
  #entriesOf(folder: Buffer): Entry[] {
    try {
      const names = readdirSync(folder, { encoding: 'buffer' }).toSorted(Buffer.compare);
      return names.map((name) => ({ name, path: joined(folder, name), target: null }));
    } catch (error) {
      this.#fail(folder, error);
      return [];
    }
  }

  #fail(path: Buffer, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    this.unsaved.push({ path: path.toString('utf8'), code });
  }
}

function targetEntries(target: Target): Entry[] {
  return [...target.inside]
    .map(([name, inside]) => ({ name: Buffer.from(name), path: Buffer.from(inside.path), target: inside }))
    .toSorted((a, b) => Buffer.compare(a.name, b.name));
}

const SLASH = Buffer.from('/');

function joined(folder: Buffer, name: Buffer): Buffer {
  return folder.length === 1 && folder[0] === SLASH[0]
    ? Buffer.concat([SLASH, name])
    : Buffer.concat([folder, SLASH, name]);
}
