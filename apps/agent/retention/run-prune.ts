import { IndexedPacks } from '../check/indexed-packs.ts';
import { usedBlobs, type UsedBlobs } from '../check/used-blobs.ts';
import { Damaged } from '../repository/damaged.ts';
import { BlobReader } from '../repository/blob-reader.ts';
import { openBlob } from '../repository/blobs.ts';
import { encodeIndex, type IndexedPack } from '../repository/index-file.ts';
import { packSize, type PackedBlob } from '../repository/pack-header.ts';
import { PackWriter, type ClosedPack } from '../repository/pack-writer.ts';
import { loadIndex } from '../repository/repository-index.ts';
import type { Repository } from '../repository/repository.ts';
import { loadSnapshots } from '../repository/snapshot-list.ts';

export interface PruneOrder {
  /** Share of a repository's bytes, from 0 to 1, that may stay unused rather than be packed again. */
  readonly maxUnused: number;
  readonly dryRun: boolean;
}

export interface PruneReport {
  readonly removedPacks: number;
  readonly repackedPacks: number;
  readonly freedBytes: number;
  readonly unusedBytes: number;
}

/** A pack, and what of it somebody still needs. */
interface Judged {
  readonly name: string;
  readonly size: number;
  readonly used: readonly PackedBlob[];
  readonly unusedBytes: number;
}

const BLOBS_PER_INDEX = 50_000;

/**
 * Removes what no snapshot needs. Needs the exclusive lock. New packs are stored, then an index of all that stays, then
 * the former indexes go, then the packs: cut off anywhere, the repository is whole.
 * @throws Damaged before anything is removed when a snapshot already lacks something.
 */
export async function runPrune(repository: Repository, { maxUnused, dryRun }: PruneOrder): Promise<PruneReport> {
  const packs = new IndexedPacks();
  const index = await loadIndex(repository, (pack, name) => packs.add(pack, name));
  const sizes = new Map((await repository.storage.list('data')).map(({ name, size }) => [name, size]));
  const reader = new BlobReader(repository, index);
  const has = (id: string): boolean => index.table.has(id, 'data');
  const used = await usedBlobs(reader, await loadSnapshots(repository), has, (what) => {
    throw new Damaged(`${what} Rien n’est enlevé d’un dépôt incomplet`);
  });
  const judged = judgePacks(packs, used, sizes);
  const indexed = new Set(packs.names);
  const unknown = [...sizes].filter(([name]) => !indexed.has(name));
  const useless = judged.filter((pack) => pack.used.length === 0);
  const { repacked, kept, unusedBytes } = choose(
    judged.filter((pack) => pack.used.length > 0),
    maxUnused,
  );
  const report = {
    removedPacks: useless.length + unknown.length,
    repackedPacks: repacked.length,
    freedBytes:
      [...useless, ...repacked].reduce((sum, pack) => sum + pack.unusedBytes, 0) +
      unknown.reduce((sum, [, size]) => sum + size, 0),
    unusedBytes,
  };
  if (dryRun) return report;
  const fresh = await repack(repository, repacked);
  if (useless.length + repacked.length > 0) {
    await writeIndexes(repository, [...kept.map(({ name, used: blobs }) => ({ id: name, blobs })), ...fresh]);
    for (const name of packs.indexNames) await repository.storage.remove({ kind: 'index', name });
  }
  for (const name of [...useless, ...repacked].map((pack) => pack.name))
    await repository.storage.remove({ kind: 'data', name });
  for (const [name] of unknown) await repository.storage.remove({ kind: 'data', name });
  return report;
}

/** A blob that lies in two packs is needed in the first only. */
function judgePacks(packs: IndexedPacks, used: UsedBlobs, sizes: ReadonlyMap<string, number>): Judged[] {
  const placed = new Set<string>();
  return packs.names.map((name) => {
    const blobs = packs.blobsOf(name);
    const needed = blobs.filter(({ id, type }) => {
      const key = `${type} ${id}`;
      if (!used.has(id, type) || placed.has(key) || !sizes.has(name)) return false;
      placed.add(key);
      return true;
    });
    const size = sizes.get(name) ?? 0;
    return { name, size, used: needed, unusedBytes: needed.length === 0 ? size : Math.max(size - packSize(needed), 0) };
  });
}

/** The worst packs are packed again until little enough is unused. */
function choose(
  judged: readonly Judged[],
  maxUnused: number,
): { repacked: Judged[]; kept: Judged[]; unusedBytes: number } {
  const worstFirst = judged.toSorted((a, b) => b.unusedBytes / b.size - a.unusedBytes / a.size);
  const allowed = judged.reduce((sum, { size }) => sum + size, 0) * maxUnused;
  let unusedBytes = judged.reduce((sum, pack) => sum + pack.unusedBytes, 0);
  const repacked: Judged[] = [];
  for (const pack of worstFirst) {
    if (unusedBytes <= allowed || pack.unusedBytes === 0) break;
    unusedBytes -= pack.unusedBytes;
    repacked.push(pack);
  }
  const again = new Set(repacked);
  return { repacked, kept: judged.filter((pack) => !again.has(pack)), unusedBytes };
}

/** Each blob is opened before it is written again: what is damaged must not get a new seal of health. */
async function repack(repository: Repository, packs: readonly Judged[]): Promise<IndexedPack[]> {
  if (packs.length === 0) return [];
  const { sealer, storage } = repository;
  const staging = await storage.staging();
  const writers = { data: new PackWriter(staging, sealer, 'data'), tree: new PackWriter(staging, sealer, 'tree') };
  const stored: IndexedPack[] = [];
  const store = async ({ id, file, blobs }: ClosedPack): Promise<void> => {
    await storage.take({ kind: 'data', name: id }, file);
    stored.push({ id, blobs });
  };
  for (const { name, used } of packs) {
    for (const blob of used) {
      const sealed = await storage.readRange({ kind: 'data', name }, blob.offset, blob.length);
      openBlob(sealer, blob, sealed);
      const closed = writers[blob.type].add(blob.id, sealed, blob.uncompressedLength);
      if (closed !== null) await store(closed);
    }
  }
  for (const closed of [...writers.data.finish(), ...writers.tree.finish()]) await store(closed);
  return stored;
}

async function writeIndexes(repository: Repository, packs: readonly IndexedPack[]): Promise<void> {
  let waiting: IndexedPack[] = [];
  let blobs = 0;
  for (const pack of packs) {
    waiting.push(pack);
    blobs += pack.blobs.length;
    if (blobs < BLOBS_PER_INDEX) continue;
    await repository.save('index', encodeIndex(waiting));
    waiting = [];
    blobs = 0;
  }
  if (waiting.length > 0) await repository.save('index', encodeIndex(waiting));
}
