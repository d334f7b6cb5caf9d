import { BlobReader } from '../repository/blob-reader.ts';
import { packSize } from '../repository/pack-header.ts';
import { loadIndex, type RepositoryIndex } from '../repository/repository-index.ts';
import type { Repository } from '../repository/repository.ts';
import { loadSnapshots } from '../repository/snapshot-list.ts';
import { WorkPool } from '../work/pool.ts';
import { IndexedPacks } from './indexed-packs.ts';
import { usedBlobs } from './used-blobs.ts';

export interface CheckOrder {
  /** As a thread opens the storage again. */
  readonly location: string;
  /** Chooses the packs that are read whole, of all that the index names. */
  readonly packsToRead: (names: readonly string[]) => readonly string[];
  readonly workers?: number;
}

export interface CheckReport {
  /** French sentences; none when the repository is whole. */
  readonly problems: readonly string[];
  /** What takes room and is not needed: no danger. */
  readonly remarks: readonly string[];
  readonly snapshots: number;
  readonly packsRead: number;
  readonly bytesRead: number;
}

/**
 * Holds a repository against itself: packs against the index, every tree and every blob that a snapshot needs, and, as
 * far as asked for, every byte. Takes no exclusive lock: packs that appear meanwhile belong to a run that goes on.
 */
export async function runCheck(repository: Repository, order: CheckOrder): Promise<CheckReport> {
  const problems: string[] = [];
  const packs = new IndexedPacks();
  // In this order, so that whatever a snapshot needs was listed after it was written.
  const snapshots = await loadSnapshots(repository);
  const index = await loadIndex(repository, (pack, name) => packs.add(pack, name));
  const sizes = new Map((await repository.storage.list('data')).map(({ name, size }) => [name, size]));
  for (const name of packs.names) {
    const size = sizes.get(name);
    const expected = packSize(packs.blobsOf(name));
    if (size === undefined) problems.push(`Le paquet ${name.slice(0, 8)} manque.`);
    else if (size !== expected)
      problems.push(`Le paquet ${name.slice(0, 8)} fait ${size} octets au lieu de ${expected}.`);
  }
  const indexed = new Set(packs.names);
  const unknown = [...sizes.keys()].filter((name) => !indexed.has(name)).length;
  const remarks = unknown === 0 ? [] : [`Paquets que nul index ne nomme : ${unknown}. prune les enlèvera.`];
  const reader = new BlobReader(repository, index);
  await usedBlobs(
    reader,
    snapshots,
    (id) => index.table.has(id, 'data'),
    (what) => problems.push(what),
  );
  const chosen = order.packsToRead(packs.names.filter((name) => sizes.has(name)).toSorted());
  const read = await readPacks(repository, index, packs, chosen, order);
  return {
    problems: [...problems, ...read.problems],
    remarks,
    snapshots: snapshots.length,
    packsRead: chosen.length,
    bytesRead: read.bytes,
  };
}

async function readPacks(
  repository: Repository,
  index: RepositoryIndex,
  packs: IndexedPacks,
  chosen: readonly string[],
  { location, workers }: CheckOrder,
): Promise<{ problems: string[]; bytes: number }> {
  if (chosen.length === 0) return { problems: [], bytes: 0 };
  const { key, polynomial } = repository;
  const start = { location, key, polynomial, memory: index.table.memory, compression: 'auto', staging: null } as const;
  const pool = new WorkPool(start, ...(workers === undefined ? [] : [workers]));
  try {
    const answers = await Promise.all(
      chosen.map((pack) => pool.run<'check'>({ kind: 'check', pack, blobs: packs.blobsOf(pack) })),
    );
    return {
      problems: answers.flatMap(({ problems }) => problems),
      bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  } finally {
    await pool.close();
  }
}
