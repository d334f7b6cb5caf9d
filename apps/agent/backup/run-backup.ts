import { availableParallelism } from 'node:os';
import { BlobReader } from '../repository/blob-reader.ts';
import type { Compression } from '../repository/compression.ts';
import type { OwnAccount } from '../repository/own-account.ts';
import { loadIndex } from '../repository/repository-index.ts';
import type { Repository } from '../repository/repository.ts';
import { encodeSnapshot, type NamedSnapshot, type Snapshot } from '../repository/snapshot.ts';
import { formatTimestamp } from '../repository/timestamps.ts';
import { WorkPool } from '../work/pool.ts';
import { Archiver, type ArchiveRules } from './archiver.ts';
import { PackStore } from './pack-store.ts';
import type { Tally, Unsaved } from './tally.ts';
import { targetTree } from './targets.ts';

const PROGRAM_VERSION = 'cabinet-agent 0.1.0';

export interface BackupOrder {
  /** As a thread opens the storage again. */
  readonly location: string;
  readonly targets: readonly string[];
  /** Folder that relative targets start from. */
  readonly from: string;
  /** Absolute paths as the snapshot names them. */
  readonly paths: readonly string[];
  readonly account: OwnAccount;
  readonly excludes: readonly string[];
  readonly tags: readonly string[];
  readonly parent: NamedSnapshot | null;
  readonly rules: ArchiveRules;
  readonly compression: Compression;
  /** Everything is read and compressed, and nothing is written. */
  readonly dryRun: boolean;
  /** The snapshot is not written when nothing changed since its parent. */
  readonly skipIfUnchanged: boolean;
  readonly workers?: number;
  /** Ends the run early, as a person or the system asks. */
  readonly stop: AbortSignal;
  /** What the snapshot says its time is; the time it began when `null`. Nanoseconds since 1970, as `now`. */
  readonly time: bigint | null;
  readonly now: () => bigint;
  /** Told about once a second. */
  readonly progress: (tally: Readonly<Tally>) => void;
}

export interface BackupReport {
  readonly tally: Tally;
  readonly unsaved: readonly Unsaved[];
  /** `null` when none was written. */
  readonly snapshot: NamedSnapshot | null;
  readonly seconds: number;
}

const PROGRESS_EVERY_MS = 1000;

/**
 * One run: walks, stores what is new, then writes the snapshot. Files that cannot be read are reported and do not stop
 * it; a storage that fails does, and what was indexed by then is found again by the next run.
 */
export async function runBackup(repository: Repository, order: BackupOrder): Promise<BackupReport> {
  const began = order.now();
  const { table, reader } = await loadIndex(repository).then((index) => ({
    table: index.table,
    reader: new BlobReader(repository, index),
  }));
  const staging = order.dryRun ? null : await repository.storage.staging();
  const { location, compression } = order;
  const { key, polynomial, sealer } = repository;
  const pool = new WorkPool(
    { location, key, polynomial, memory: table.memory, compression, staging },
    order.workers ?? Math.min(availableParallelism(), 8),
  );
  const store = new PackStore(repository);
  const archiver = new Archiver({ pool, store, table, sealer, staging, former: reader, stop: order.stop }, order.rules);
  const progress = setInterval(() => order.progress(archiver.tally), PROGRESS_EVERY_MS);
  try {
    const tree = await archiver.archive(targetTree(order.targets, order.from), order.parent?.tree ?? null);
    const ended = order.now();
    const skipped = order.dryRun || (order.skipIfUnchanged && order.parent?.tree === tree);
    const snapshot = snapshotOf(order, tree, archiver.tally, began, ended);
    return {
      tally: archiver.tally,
      unsaved: archiver.unsaved,
      snapshot: skipped ? null : { ...snapshot, id: await repository.save('snapshots', encodeSnapshot(snapshot)) },
      seconds: Number((ended - began) / 1_000_000n) / 1000,
    };
  } catch (error) {
    if (!order.dryRun) await store.salvage();
    throw error;
  } finally {
    clearInterval(progress);
    await pool.close();
  }
}

function snapshotOf(order: BackupOrder, tree: string, tally: Tally, began: bigint, ended: bigint): Snapshot {
  return {
    time: formatTimestamp(order.time ?? began),
    parent: order.parent?.id ?? null,
    tree,
    paths: order.paths,
    ...order.account,
    excludes: order.excludes,
    tags: order.tags,
    original: null,
    programVersion: PROGRAM_VERSION,
    summary: { backup_start: formatTimestamp(began), backup_end: formatTimestamp(ended), ...tally },
  };
}
