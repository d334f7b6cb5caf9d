import type pg from 'pg';
import { inTransaction } from './journals.ts';
import type { Line } from './lines.ts';
import type { ReverseNames } from './reverse-names.ts';
import { factsOf, macOf, NO_SEAL, type Seal } from './seal.ts';

/** Any constant: held by whoever changes seals in a database. Two sealers at once would fork the chain. */
export const SEALER_LOCK = 7_242_010_429;
const LINES_IN_A_BATCH = 5_000;

/** Lines that wait for their seal. */
export interface Waiting {
  readonly lines: readonly { readonly id: number; readonly ip: string | null }[];
  /** Oldest transaction still running: what earlier ones wrote is either sealed or among these lines. */
  readonly oldestRunning: bigint;
}

/** The next lines to seal. */
export async function waitingLines(client: pg.Client): Promise<Waiting> {
  const { rows } = await client.query<{ oldest: string; lines: Waiting['lines'] }>(`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'ip', host(ip)))
        FROM (SELECT id, ip FROM audit.entries WHERE batch IS NULL ORDER BY id LIMIT ${LINES_IN_A_BATCH}) AS line),
        '[]') AS lines`);
  return { lines: rows[0]!.lines, oldestRunning: BigInt(rows[0]!.oldest) };
}

/** Writes the names of addresses, before the lines are sealed and outside the lock: names may keep us waiting. */
export async function nameAddresses(client: pg.Client, names: ReverseNames, waiting: Waiting): Promise<void> {
  const known = await names.of(waiting.lines.flatMap(({ ip }) => (ip === null ? [] : [ip])));
  if (known.size === 0) return;
  await client.query(
    `UPDATE audit.entries AS line SET reverse_dns = named.name
      FROM unnest($1::inet[], $2::text[]) AS named (ip, name)
      WHERE line.batch IS NULL AND line.id = ANY ($3::bigint[]) AND line.ip = named.ip`,
    [[...known.keys()], [...known.values()], waiting.lines.map((line) => line.id)],
  );
}

/** Seals one batch, chained to the one before. @returns how many lines; none when another sealer was there first. */
export async function sealBatch(client: pg.Client, key: Buffer, now: Temporal.Instant): Promise<number> {
  return inTransaction(client, async () => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [SEALER_LOCK]);
    const previous = await lastSeal(client);
    const batch = (previous?.batch ?? 0) + 1;
    const { rows } = await client.query<Line>(
      `UPDATE audit.entries SET batch = $1
        WHERE id IN (SELECT id FROM audit.entries WHERE batch IS NULL ORDER BY id LIMIT ${LINES_IN_A_BATCH})
        RETURNING *`,
      [batch],
    );
    if (rows.length === 0) return 0;
    const facts = factsOf(
      batch,
      rows.toSorted((left, right) => left.id - right.id),
      now,
    );
    const mac = macOf(key, previous?.mac ?? NO_SEAL, facts);
    await client.query(
      `INSERT INTO audit.seals (batch, lines, first_id, last_id, newest_at, sealed_at, digest, mac)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [batch, facts.lines, facts.first_id, facts.last_id, facts.newest_at, facts.sealed_at, facts.digest, mac],
    );
    return rows.length;
  });
}

/** The head of the chain, or null when nothing was ever sealed. */
export async function lastSeal(client: pg.Client): Promise<Seal | null> {
  const { rows } = await client.query<Seal>('SELECT * FROM audit.seals ORDER BY batch DESC LIMIT 1');
  return rows[0] ?? null;
}
