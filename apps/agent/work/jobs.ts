import type { Compression } from '../repository/compression.ts';
import type { ClosedPack } from '../repository/pack-writer.ts';
import type { PackedBlob } from '../repository/pack-header.ts';
import type { MasterKey } from '../repository/sealing.ts';

/** What every worker is told when it starts. */
export interface WorkerStart {
  readonly location: string;
  readonly key: MasterKey;
  readonly polynomial: bigint;
  /** Of the table of blobs. */
  readonly memory: SharedArrayBuffer;
  readonly compression: Compression;
  /** Where packs grow; `null` when nothing may be written. */
  readonly staging: string | null;
}

/** Part of a pack, and the places of files where its plaintext goes. */
export interface BlobTargets extends PackedBlob {
  /** `whole`: the blob is all of the file, which is not there yet. */
  readonly targets: readonly { readonly file: number; readonly at: number; readonly whole: boolean }[];
}

export type Job =
  /** Files to read, cut, seal and pack: their raw paths, each ended by a zero byte. */
  | { readonly kind: 'archive'; readonly paths: Uint8Array }
  /** Closes the packs that are open. */
  | { readonly kind: 'finish' }
  /** Every blob of a pack is read and held against header, index and fingerprint. */
  | { readonly kind: 'check'; readonly pack: string; readonly blobs: readonly PackedBlob[] }
  /** Blobs of one pack, written where files want them. `files`: raw paths by number. */
  | {
      readonly kind: 'restore';
      readonly pack: string;
      readonly blobs: readonly BlobTargets[];
      readonly files: ReadonlyMap<number, Uint8Array>;
    };

/** What became of one file. */
export interface ReadFile {
  /** Ids of its blobs, in order. */
  readonly content: readonly string[];
  readonly size: number;
  /** Code of the system's error when it could not be read whole: `EACCES`. */
  readonly error: string | null;
}

/** What was new in a job. Bytes before and after compression and sealing. */
export interface Added {
  readonly blobs: number;
  readonly bytes: number;
  readonly packedBytes: number;
}

export interface JobAnswers {
  readonly archive: {
    readonly files: readonly ReadFile[];
    readonly packs: readonly ClosedPack[];
    readonly added: Added;
  };
  readonly finish: { readonly packs: readonly ClosedPack[] };
  /** French sentences; none when all is well. */
  readonly check: { readonly problems: readonly string[]; readonly bytes: number };
  /** Files that lack something, by number, with the reason. */
  readonly restore: { readonly failures: ReadonlyMap<number, string>; readonly bytes: number };
}

export type Answer = JobAnswers[Job['kind']];

/** From a worker: the answer to a job, or the sentence of what stopped it. */
export type WorkerMessage = { readonly answer: Answer } | { readonly failure: string };
