import { dayInParis, type Clock } from '#platform/kernel/clock.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { DemonstrationPractice } from './demonstration/practices.ts';
import {
  changeOffer,
  professionalsOf,
  putProfessional,
  putSite,
  sitesOf,
} from '#services/practice/professionals/module.ts';

export { PRACTICES, type DemonstrationPractice } from './demonstration/practices.ts';

/** Where an invented practice is kept, and who its people are. */
export interface SeededPractice {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  /** Identifiers of its people, by e-mail address. */
  readonly persons: ReadonlyMap<string, string>;
}

/**
 * Fills an invented practice on its first start: place, offer, professionals. Later starts change nothing.
 * @returns who is a professional there
 */
export async function seedPracticeDemonstration(
  needs: { readonly clock: Clock },
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
  { clock }: { readonly clock: Clock },
  practice: DemonstrationPractice,
  { database, persons }: SeededPractice,
): Promise<void> {
  const now = clock.now();
  await database.transaction().execute(async (transaction) => {
    const siteId = await putSite(transaction, practice.site, now);
    await changeOffer(transaction, practice.offer, dayInParis(now).subtract({ days: 400 }).toString());
    for (const [position, { email, professional }] of practice.people.entries()) {
      if (professional === undefined) continue;
      const personId = persons.get(email) ?? null;
      await putProfessional(transaction, { ...professional, personId, siteId, position }, now);
    }
  });
}
