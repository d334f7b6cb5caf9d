import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { SHOWN, type ProfileValues } from '../api/profile.ts';
import { grantLicence } from './licences.ts';
import { writePage } from './pages.ts';
import { projectProfile, type Publishing } from './publication.ts';

/** Writes and publishes the profile of an invented professional at once, as they would have done. */
export async function seedProfile(
  publishing: Publishing,
  organizationId: string,
  database: OrganizationDatabase,
  given: { readonly professionalId: string; readonly profile: ProfileValues; readonly by: string },
): Promise<void> {
  const { professionalId, profile, by } = given;
  const now = publishing.clock.now();
  await database.transaction().execute(async (transaction) => {
    await writePage(transaction, professionalId, profile, now);
    await grantLicence(transaction, professionalId, { shows: SHOWN, by, now });
  });
  await projectProfile(publishing, organizationId, database, professionalId);
}
