import type pg from 'pg';
import type { Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { Anchors } from './anchors.ts';

/** Owner of the journal of acts that belong to no organisation. */
export const COMMONS = 'commons';

/** One journal: an organisation's, or the commons'. */
export interface Journal {
  /** Identifier of the organisation, or `commons`. */
  readonly owner: string;
  /** Name of the database it is in. */
  readonly database: string;
}

/** Finds journals and opens them as administrator; the keys of their seals are out of reach of every database. */
export class Journals {
  readonly anchors: Anchors;
  readonly #databases: Databases;
  readonly #keys: KeyStore;

  constructor(databases: Databases, keys: KeyStore) {
    this.anchors = new Anchors(databases);
    this.#databases = databases;
    this.#keys = keys;
  }

  of(owner: string): Journal {
    const { administration } = this.#databases;
    return { owner, database: owner === COMMONS ? administration.commonsName : administration.organizationName(owner) };
  }

  /** Every journal of this installation, the commons' first. */
  async all(): Promise<readonly Journal[]> {
    const organizations = await this.#databases.organizations();
    return [COMMONS, ...organizations].map((owner) => this.of(owner));
  }

  /** The key of an owner's seals. */
  key(owner: string): Promise<Buffer> {
    return this.#keys.key(owner, 'audit-seal');
  }

  /** Runs `work` with an administrator's connection to the journal's database. */
  within<Result>(journal: Journal, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    return this.#databases.administration.within(journal.database, work);
  }
}

/** Runs `work` in a transaction opened with `begin`. */
export async function inTransaction<Result>(
  client: pg.Client,
  work: () => Promise<Result>,
  begin = 'BEGIN',
): Promise<Result> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
