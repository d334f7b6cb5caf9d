import { sql, type Selectable } from 'kysely';
import type { Commons } from '#platform/database/databases.ts';
import type { DirectoryProfiles } from '#platform/database/tables/commons.ts';
import { foldedText } from '#platform/kernel/folded-text.ts';

/** A published profile as the commons hold it: nothing else of a professional is public. */
export type PublicProfile = Selectable<DirectoryProfiles>;

/** The published profile of an address; null when nothing stands there. */
export async function publicProfile(commons: Commons, slug: string): Promise<PublicProfile | null> {
  const row = await commons.selectFrom('directory.profiles').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row ?? null;
}

/** Published profiles of these professionals, in no order. */
export function publicProfiles(
  commons: Commons,
  professionalIds: readonly string[],
): Promise<readonly PublicProfile[]> {
  if (professionalIds.length === 0) return Promise.resolve([]);
  return commons
    .selectFrom('directory.profiles')
    .selectAll()
    .where('professional_id', 'in', [...professionalIds])
    .execute();
}

/** Published profiles whose every word is found in their names, care or place; accents and case do not matter. */
export function profilesNamed(commons: Commons, text: string, most: number): Promise<readonly PublicProfile[]> {
  let query = commons.selectFrom('directory.profiles').selectAll();
  for (const word of foldedText(text).split(' ')) query = query.where('search_text', 'like', `%${word}%`);
  return query
    .orderBy(sql`search_text <-> ${foldedText(text)}`)
    .orderBy('last_name')
    .limit(most)
    .execute();
}
