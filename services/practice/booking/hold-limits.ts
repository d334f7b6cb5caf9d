import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { addressBlock } from '#platform/kernel/address-block.ts';
import { TooMany } from '#platform/kernel/errors.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { BookingNeeds, Where } from './needs.ts';

/** Times one browser may keep at once in a practice: one's own, and those of relatives. */
const MOST_BY_VISITOR = 3;
/** Times that may be kept at once of one professional from one address, behind which several homes may stand. */
const MOST_BY_ADDRESS = 6;

/** Who keeps times, as they are counted. */
export interface Keeper {
  readonly visitorHash: Buffer;
  /** Null for what comes from no address. */
  readonly addressHash: Buffer | null;
}

/** What is kept of an address: nobody finds it again without the practice's key. */
export async function addressHashOf(
  { keys }: Pick<BookingNeeds, 'keys'>,
  { organizationId }: Pick<Where, 'organizationId'>,
  { origin }: Act,
): Promise<Buffer | null> {
  if (origin === null) return null;
  const key = await keys.key(organizationId, 'links');
  return createHmac('sha256', key)
    .update(`booking address ${addressBlock(origin.ip)}`)
    .digest();
}

/**
 * Refuses whoever keeps as many times already as one may: nobody empties an agenda without booking.
 * @param own whether the time asked for is among those kept
 * @throws {TooMany} `booking.too-many-held`, until the first of them is given back
 */
export async function refuseTooMany(
  { database }: Pick<Where, 'database'>,
  { visitorHash, addressHash }: Keeper,
  asked: { readonly professionalId: string; readonly now: Temporal.Instant; readonly own: boolean },
): Promise<void> {
  const { professionalId, now, own } = asked;
  const { rows } = await sql<{ by_visitor: number; by_address: number; first: string | null }>`
    SELECT count(*) FILTER (WHERE visitor_hash = ${visitorHash})::int AS by_visitor,
      count(*) FILTER (WHERE address_hash = ${addressHash} AND professional_id = ${professionalId})::int AS by_address,
      min(held_until) AS first
    FROM booking.requests WHERE held_until > ${now.toString()} AND confirmed_at IS NULL
      AND (visitor_hash = ${visitorHash} OR (address_hash = ${addressHash} AND professional_id = ${professionalId}))`.execute(
    database,
  );
  const { by_visitor: byVisitor, by_address: byAddress, first } = rows[0]!;
  const more = own ? 0 : 1;
  if (byVisitor + more <= MOST_BY_VISITOR && byAddress + more <= MOST_BY_ADDRESS) return;
  const wait = first === null ? 0 : Temporal.Instant.from(first).epochMilliseconds - now.epochMilliseconds;
  throw new TooMany(
    'booking.too-many-held',
    'Plusieurs heures sont déjà gardées par vous ou depuis votre connexion. Confirmez l’une d’elles, ou attendez quelques minutes qu’elles soient rendues.',
    Math.max(1, Math.ceil(wait / 1000)),
  );
}
