import { sql } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** What a practice has subscribed to (MAI-065). */
export interface Offer {
  readonly plan: 'initial' | 'premium';
  /** Reminders by SMS and e-mail. */
  readonly reminders: boolean;
}

const INITIAL: Offer = { plan: 'initial', reminders: false };

/** The offer in force on a day (`YYYY-MM-DD`); the initial one when nothing was subscribed. */
export async function offerOf(database: OrganizationDatabase, day: string): Promise<Offer> {
  const row = await database
    .selectFrom('professionals.offers')
    .select(['plan', 'reminders'])
    .where(sql<boolean>`during @> ${day}::date`)
    .executeTakeFirst();
  return row === undefined ? INITIAL : { plan: row.plan as Offer['plan'], reminders: row.reminders };
}

/** Puts another offer in force from a day on; what was in force before ends the day before. */
export async function changeOffer(database: OrganizationDatabase, offer: Offer, from: string): Promise<void> {
  await database
    .deleteFrom('professionals.offers')
    .where(sql<boolean>`lower(during) >= ${from}::date`)
    .execute();
  await database
    .updateTable('professionals.offers')
    .set({ during: sql<string>`daterange(lower(during), ${from}::date)` })
    .where(sql<boolean>`during @> ${from}::date`)
    .execute();
  await database
    .insertInto('professionals.offers')
    .values({ id: newId(), ...offer, during: sql<string>`daterange(${from}::date, NULL)` })
    .execute();
}
