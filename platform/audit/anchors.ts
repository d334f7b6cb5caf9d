import type pg from 'pg';
import type { Databases } from '#platform/database/databases.ts';
import { NO_SEAL, sameMac, type Seal } from './seal.ts';

/** The last seal of a journal, as the commons remember it; batch 0 before the first. */
export interface Anchor {
  readonly batch: number;
  readonly mac: Buffer;
}

/** What the commons remember of every journal, out of reach of the journal's own database. */
export class Anchors {
  readonly #databases: Databases;

  constructor(databases: Databases) {
    this.#databases = databases;
  }

  /** @returns null when nothing was ever anchored, or the memory was removed. */
  async of(owner: string): Promise<Anchor | null> {
    const { commons } = this.#databases;
    const query = commons.selectFrom('audit.anchors').select(['batch', 'mac']).where('owner', '=', owner);
    return (await query.executeTakeFirst()) ?? null;
  }

  /** Lays the anchor of a journal that has no seal yet, so that one without an anchor later is one that lost it. */
  async lay(owner: string): Promise<Anchor> {
    await this.#write('INSERT INTO audit.anchors (owner, batch, mac) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING', [
      ...[owner, NO_SEAL],
    ]);
    return (await this.of(owner))!;
  }

  /** Remembers a later seal. Never goes back, and leaves only the anchor that was found to hold. */
  async move(owner: string, from: Anchor, head: Anchor): Promise<void> {
    await this.#write(
      'UPDATE audit.anchors SET batch = $2, mac = $3 WHERE owner = $1 AND batch = $4 AND mac = $5 AND batch < $2',
      [owner, head.batch, head.mac, from.batch, from.mac],
    );
  }

  async #write(text: string, values: unknown[]): Promise<void> {
    const { administration } = this.#databases;
    await administration.within(administration.commonsName, (client) => client.query(text, values));
  }
}

/**
 * Whether the chain still holds the seal the commons remember. It does not when a tail was cut or seals were made
 * anew; then the anchor must stay where it is, or the next batch would cover the deed.
 */
export async function holds(journal: pg.Client, anchor: Anchor): Promise<boolean> {
  if (anchor.batch === 0) return true;
  const { rows } = await journal.query<Seal>('SELECT mac FROM audit.seals WHERE batch = $1', [anchor.batch]);
  return rows[0] !== undefined && sameMac(rows[0].mac, anchor.mac);
}
