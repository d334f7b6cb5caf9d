import { closeSync, openSync, writeSync } from 'node:fs';
import { openBlob } from '../repository/blobs.ts';
import type { Sealer } from '../repository/sealing.ts';
import type { Storage } from '../storage/storage.ts';
import type { BlobTargets, Job, JobAnswers } from './jobs.ts';

/** Reading what lies between two wanted blobs costs less than asking twice. */
const GAP = 64 * 1024;
const LONGEST_READ = 32 * 1024 * 1024;

/** Writes the wanted blobs of one pack, each held against its fingerprint first, where files want them. */
export async function restoreBlobs(
  storage: Storage,
  sealer: Sealer,
  { pack, blobs, files }: Extract<Job, { kind: 'restore' }>,
): Promise<JobAnswers['restore']> {
  const failures = new Map<number, string>();
  let bytes = 0;
  for (const run of runsOf(blobs)) {
    const from = run[0]!.offset;
    const last = run.at(-1)!;
    let read: Buffer;
    try {
      read = await storage.readRange({ kind: 'data', name: pack }, from, last.offset + last.length - from);
    } catch (error) {
      for (const blob of run) fail(failures, blob, error);
      continue;
    }
    for (const blob of run) {
      try {
        const plain = openBlob(sealer, blob, read.subarray(blob.offset - from, blob.offset - from + blob.length));
        for (const { file, at, whole } of blob.targets) {
          writeAt(Buffer.from(files.get(file) ?? []), plain, at, whole ? 'w' : 'r+');
          bytes += plain.length;
        }
      } catch (error) {
        fail(failures, blob, error);
      }
    }
  }
  return { failures, bytes };
}

/** Blobs in the order in which they lie, those that are read together in one list. */
function runsOf(blobs: readonly BlobTargets[]): BlobTargets[][] {
  const runs: BlobTargets[][] = [];
  for (const blob of blobs.toSorted((a, b) => a.offset - b.offset)) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const joins =
      run !== undefined &&
      before !== undefined &&
      blob.offset - before.offset - before.length <= GAP &&
      blob.offset + blob.length - run[0]!.offset <= LONGEST_READ;
    if (joins) run.push(blob);
    else runs.push([blob]);
  }
  return runs;
}

function fail(failures: Map<number, string>, blob: BlobTargets, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  for (const { file } of blob.targets) failures.set(file, reason);
}

function writeAt(path: Buffer, plain: Buffer, at: number, flags: 'w' | 'r+'): void {
  const descriptor = openSync(path, flags, 0o600);
  try {
    for (let written = 0; written < plain.length;) {
      written += writeSync(descriptor, plain, written, plain.length - written, at + written);
    }
  } finally {
    closeSync(descriptor);
  }
}
