import type { Commons } from '#platform/database/databases.ts';

/** An address of an account: since when and until when it was its own; null where that has no bound. */
export interface PastAddress {
  readonly address: string;
  /** ISO instants. */
  readonly from: string | null;
  readonly until: string | null;
}

/** The addresses that an account has and had, oldest first. */
export async function addressesOf(database: Commons, personId: string): Promise<readonly PastAddress[]> {
  const person = await database
    .selectFrom('identity.persons')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirst();
  if (person === undefined) return [];
  const changes = await database
    .selectFrom('identity.detail_changes')
    .select(['former', 'at'])
    .where('person_id', '=', personId)
    .where('field', '=', 'email')
    .orderBy('at')
    .orderBy('id')
    .execute();
  const starts = [null, ...changes.map(({ at }) => at)];
  return [...changes.map(({ former }) => former!), person.email].map((address, index) => ({
    ...{ address, from: starts[index]!, until: changes[index]?.at ?? null },
  }));
}
