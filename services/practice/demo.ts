import { dayInParis, type Clock } from '#platform/kernel/clock.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import { seedProfile } from '#services/practice/directory/module.ts';
import {
  changeOffer,
  professionalsOf,
  putProfessional,
  putSite,
  sitesOf,
} from '#services/practice/professionals/module.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';
import type { DemonstrationPractice } from './demonstration/practices.ts';

export { PRACTICES, type DemonstrationPractice } from './demonstration/practices.ts';

/** What the composition root gives to the demonstration of the practice. */
export interface PracticeDemonstrationNeeds {
  readonly clock: Clock;
  readonly commons: Commons;
  readonly kinds: CareKinds;
}

/** Where an invented practice is kept, and who its people are. */
export interface SeededPractice {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  /** Identifiers of its people, by e-mail address. */
  readonly persons: ReadonlyMap<string, string>;
}

/**
 * Fills an invented practice on its first start: place, offer, professionals, public profiles. Later starts change
 * nothing.
 * @returns who is a professional there
 */
export async function seedPracticeDemonstration(
  needs: PracticeDemonstrationNeeds,
  practice: DemonstrationPractice,
  where: SeededPractice,
): Promise<readonly { readonly personId: string; readonly professionalId: string }[]> {
  const { database, persons } = where;
  const [site] = await sitesOf(database);
  if (site === undefined) await foundPractice(needs, practice, where);
  const professionals = await professionalsOf(database);
  const known = new Set(persons.values());
  return professionals.flatMap(({ id, personId }) =>
    personId !== null && known.has(personId) ? [{ personId, professionalId: id }] : [],
  );
}

async function foundPractice(
  needs: PracticeDemonstrationNeeds,
  practice: DemonstrationPractice,
  { organizationId, database, persons }: SeededPractice,
): Promise<void> {
  const now = needs.clock.now();
  const published = await database.transaction().execute(async (transaction) => {
    const siteId = await putSite(transaction, practice.site, now);
    await changeOffer(transaction, practice.offer, dayInParis(now).subtract({ days: 400 }).toString());
    const made: Parameters<typeof seedProfile>[3][] = [];
    for (const [position, { email, professional, profile }] of practice.people.entries()) {
      const personId = persons.get(email);
      if (professional === undefined || personId === undefined) continue;
      const values = { ...professional, personId, siteId, position };
      const professionalId = await putProfessional(transaction, values, now);
      if (profile !== undefined) made.push({ professionalId, profile, by: personId });
    }
    return made;
  });
  for (const one of published) await seedProfile(needs, organizationId, database, one);
}
