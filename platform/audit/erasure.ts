import { inTransaction, type Journal, type Journals } from './journals.ts';
import { SEALER_LOCK } from './batches.ts';
import { erasureMacOf, type Seal } from './seal.ts';

export interface Erased {
  readonly batches: number;
  readonly lines: number;
}

/**
 * Erases whole the batches whose newest line is older than `before`, and keeps their seals, so that the chain still
 * verifies. Run twice, it finds nothing the second time.
 * @param now written on the seals.
 */
export async function eraseBatches(
  journals: Journals,
  journal: Journal,
  before: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Erased> {
  const key = await journals.key(journal.owner);
  const erasedAt = now.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString();
  return journals.within(journal, (client) =>
    inTransaction(client, async () => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [SEALER_LOCK]);
      const { rows } = await client.query<Seal>(
        'SELECT * FROM audit.seals WHERE newest_at < $1 AND erased_at IS NULL ORDER BY batch',
        [before.toString()],
      );
      for (const { batch, mac } of rows) {
        await client.query('UPDATE audit.seals SET erased_at = $2, erasure_mac = $3 WHERE batch = $1', [
          ...[batch, erasedAt, erasureMacOf(key, mac, batch, erasedAt)],
        ]);
      }
      const { rowCount } = await client.query('DELETE FROM audit.entries WHERE batch = ANY ($1::bigint[])', [
        rows.map((seal) => seal.batch),
      ]);
      return { batches: rows.length, lines: rowCount ?? 0 };
    }),
  );
}
