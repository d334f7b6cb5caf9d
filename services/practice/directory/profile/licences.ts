import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Shown } from '../api/profile.ts';

/** Lets Cabinet show these parts of a profile from now on (MAI-278); replaces the licence in force. */
export async function grantLicence(
  database: OrganizationDatabase,
  professionalId: string,
  given: { readonly shows: readonly Shown[]; readonly by: string; readonly now: Temporal.Instant },
): Promise<void> {
  await withdrawLicence(database, professionalId, given);
  await database
    .insertInto('directory.licences')
    .values({
      ...{ id: newId(), professional_id: professionalId, shows: [...new Set<Shown>(['identity', ...given.shows])] },
      ...{ granted_by: given.by, granted_at: given.now.toString() },
    })
    .execute();
}

/** Ends the licence in force, if there is one: nothing is shown any more. */
export async function withdrawLicence(
  database: OrganizationDatabase,
  professionalId: string,
  given: { readonly by: string; readonly now: Temporal.Instant },
): Promise<void> {
  await database
    .updateTable('directory.licences')
    .set({ withdrawn_by: given.by, withdrawn_at: given.now.toString() })
    .where('professional_id', '=', professionalId)
    .where('withdrawn_at', 'is', null)
    .execute();
}
