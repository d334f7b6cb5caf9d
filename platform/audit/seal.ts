import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import { digestOf, type Line } from './lines.ts';

export type Seal = Selectable<OrganizationTables['audit.seals']>;

/** What a seal says of its batch, before it is signed. */
export type SealedFacts = Pick<Seal, 'batch' | 'lines' | 'first_id' | 'last_id' | 'newest_at' | 'sealed_at' | 'digest'>;

/** What the first batch is chained to. */
export const NO_SEAL: Buffer = Buffer.alloc(32);

/** @param lines at least one, in order of their numbers. */
export function factsOf(batch: number, lines: readonly Line[], sealedAt: Temporal.Instant): SealedFacts {
  const newest = lines.reduce((latest, line) => (isLater(line.at, latest) ? line.at : latest), lines[0]!.at);
  return {
    batch,
    lines: lines.length,
    first_id: lines[0]!.id,
    last_id: lines.at(-1)!.id,
    newest_at: newest,
    sealed_at: sealedAt.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString(),
    digest: digestOf(lines),
  };
}

/** HMAC-SHA256 over the mac of the batch before and all the seal says: no batch can be changed, moved or left out. */
export function macOf(key: Buffer, previousMac: Buffer, facts: SealedFacts): Buffer {
  const { batch, lines, first_id, last_id, newest_at, sealed_at, digest } = facts;
  const said = JSON.stringify(['seal', batch, lines, first_id, last_id, newest_at, sealed_at, digest.toString('hex')]);
  return createHmac('sha256', key).update(previousMac).update(said).digest();
}

/** Says that the lines of a batch were erased at their term and not stolen. */
export function erasureMacOf(key: Buffer, batchMac: Buffer, batch: number, erasedAt: string): Buffer {
  return createHmac('sha256', key)
    .update(batchMac)
    .update(JSON.stringify(['erased', batch, erasedAt]))
    .digest();
}

/** Compares two macs without telling where they differ. */
export function sameMac(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

function isLater(left: string, right: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(left), Temporal.Instant.from(right)) > 0;
}
