import type pg from 'pg';
import type { Anchor } from './anchors.ts';
import { inTransaction, type Journal, type Journals } from './journals.ts';
import { digestOf, type Line } from './lines.ts';
import { erasureMacOf, macOf, NO_SEAL, sameMac, type Seal } from './seal.ts';

/**
 * What can be wrong, first found first:
 * `batch-missing` a seal is not where it should be, or lines claim a batch that has none · `seal-rewritten` a seal
 * was changed or made without the key · `line-missing`, `line-added`, `line-altered` in a batch · `anchor-missing`
 * the commons no longer know this journal · `tail-cut` the last batches are gone with their seals.
 */
export type FaultKind =
  | 'batch-missing'
  | 'seal-rewritten'
  | 'line-missing'
  | 'line-added'
  | 'line-altered'
  | 'anchor-missing'
  | 'tail-cut';

export type Verification =
  | {
      readonly intact: true;
      readonly batches: number;
      /** Sealed lines read again. */
      readonly entries: number;
      /** Batches whose lines were erased at their term. */
      readonly erasedBatches: number;
      /** When the last batch was sealed; null when there is none. */
      readonly sealedAt: string | null;
    }
  | { readonly intact: false; readonly fault: FaultKind; readonly batch: number };

const SEALS_AT_ONCE = 1_000;
const LINES_AT_ONCE = 5_000;

/** Reads a whole journal again, in one snapshot, and compares it with its seals and with what the commons remember. */
export async function verifyJournal(journals: Journals, journal: Journal): Promise<Verification> {
  const key = await journals.key(journal.owner);
  // Read first: while we look, the chain may grow past its anchor, never fall behind it.
  const anchor = await journals.anchors.of(journal.owner);
  return journals.within(journal, (client) =>
    inTransaction(client, () => verify(client, key, anchor), 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
  );
}

type Fault = { readonly fault: FaultKind; readonly batch: number } | null;

async function verify(client: pg.Client, key: Buffer, anchor: Anchor | null): Promise<Verification> {
  const seen = { batches: 0, entries: 0, erasedBatches: 0, sealedAt: null as string | null };
  let previous = NO_SEAL;
  let anchored = anchor?.batch === 0 ? NO_SEAL : null;
  for await (const seals of sealsOf(client)) {
    const fault = faultOfChain(key, previous, seen.batches, seals) ?? (await faultOfLines(client, seals));
    if (fault !== null) return { intact: false, ...fault };
    anchored ??= seals.find((seal) => seal.batch === anchor?.batch)?.mac ?? null;
    const kept = seals.filter((seal) => seal.erased_at === null);
    seen.batches += seals.length;
    seen.entries += kept.reduce((sum, seal) => sum + seal.lines, 0);
    seen.erasedBatches += seals.length - kept.length;
    seen.sealedAt = seals.at(-1)!.sealed_at;
    previous = seals.at(-1)!.mac;
  }
  const fault = (await orphanLines(client, seen.batches)) ?? faultOfAnchor(seen.batches, anchor, anchored);
  return fault === null ? { intact: true, ...seen } : { intact: false, ...fault };
}

async function* sealsOf(client: pg.Client): AsyncGenerator<readonly Seal[]> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const { rows } = await client.query<Seal>('SELECT * FROM audit.seals WHERE batch > $1 ORDER BY batch LIMIT $2', [
      ...[after, SEALS_AT_ONCE],
    ]);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.batch;
  }
}

function faultOfChain(key: Buffer, before: Buffer, batchesBefore: number, seals: readonly Seal[]): Fault {
  let previous = before;
  for (const [at, seal] of seals.entries()) {
    const batch = batchesBefore + at + 1;
    if (seal.batch !== batch) return { fault: 'batch-missing', batch };
    if (!sameMac(seal.mac, macOf(key, previous, seal))) return { fault: 'seal-rewritten', batch };
    if (!erasureIsOurs(key, seal)) return { fault: 'seal-rewritten', batch };
    previous = seal.mac;
  }
  return null;
}

function erasureIsOurs(key: Buffer, { mac, batch, erased_at, erasure_mac }: Seal): boolean {
  if (erased_at === null || erasure_mac === null) return true;
  return sameMac(erasure_mac, erasureMacOf(key, mac, batch, erased_at));
}

async function faultOfLines(client: pg.Client, seals: readonly Seal[]): Promise<Fault> {
  for (const part of inParts(seals)) {
    const { rows } = await client.query<Line>(
      'SELECT * FROM audit.entries WHERE batch BETWEEN $1 AND $2 ORDER BY batch, id',
      [part[0]!.batch, part.at(-1)!.batch],
    );
    const byBatch = Map.groupBy(rows, (line) => line.batch);
    for (const seal of part) {
      const fault = faultOfBatch(seal, byBatch.get(seal.batch) ?? []);
      if (fault !== null) return { fault, batch: seal.batch };
    }
  }
  return null;
}

/** Runs of batches with a few thousand lines together. */
function* inParts(seals: readonly Seal[]): Generator<readonly Seal[]> {
  let part: Seal[] = [];
  let lines = 0;
  for (const seal of seals) {
    if (part.length > 0 && lines + seal.lines > LINES_AT_ONCE) {
      yield part;
      [part, lines] = [[], 0];
    }
    part.push(seal);
    lines += seal.lines;
  }
  if (part.length > 0) yield part;
}

function faultOfBatch(seal: Seal, lines: readonly Line[]): FaultKind | null {
  if (seal.erased_at !== null) return lines.length === 0 ? null : 'line-added';
  if (lines.length < seal.lines) return 'line-missing';
  if (lines.length > seal.lines) return 'line-added';
  return sameMac(seal.digest, digestOf(lines)) ? null : 'line-altered';
}

async function orphanLines(client: pg.Client, batches: number): Promise<Fault> {
  const { rows } = await client.query<{ batch: number | null }>(
    'SELECT min(batch) AS batch FROM audit.entries WHERE batch > $1 OR batch < 1',
    [batches],
  );
  const batch = rows[0]?.batch ?? null;
  return batch === null ? null : { fault: 'batch-missing', batch };
}

/** @param anchored mac of the seal the anchor names, as found in the journal. */
function faultOfAnchor(batches: number, anchor: Anchor | null, anchored: Buffer | null): Fault {
  if (anchor === null) return batches === 0 ? null : { fault: 'anchor-missing', batch: batches };
  if (anchored === null) return { fault: 'tail-cut', batch: batches + 1 };
  return sameMac(anchored, anchor.mac) ? null : { fault: 'seal-rewritten', batch: anchor.batch };
}
