import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { PatientsNeeds } from '../needs.ts';
import { write } from './joining.ts';
import type { AccountAct } from './patient-accounts.ts';

/**
 * Parts an account from every file, before it is closed. Each practice is told first, so that an attempt that fails
 * half-way is done again whole. Nothing is left that says whose account it was: bans go on standing without it.
 */
export async function leaveEveryFile(needs: PatientsNeeds, by: AccountAct): Promise<void> {
  const { commons } = needs;
  const files = await commons
    .selectFrom('patients.account_files')
    .select(['organization_id', 'patient_id'])
    .where('account_id', '=', by.accountId)
    .where('ended_at', 'is', null)
    .execute();
  for (const { organization_id: organizationId, patient_id: patientId } of files) {
    const database = await databaseOf(needs, organizationId);
    await database
      ?.transaction()
      .execute((transaction) => write(needs, transaction, by, 'patients.account.parted', patientId));
  }
  await commons.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('patients.account_files').where('account_id', '=', by.accountId).execute();
    await transaction
      .updateTable('patients.account_oppositions')
      .set({ account_id: null })
      .where('account_id', '=', by.accountId)
      .execute();
  });
}

/** Null once the practice is no more: its files went with it. */
async function databaseOf({ databases }: PatientsNeeds, organizationId: string): Promise<OrganizationDatabase | null> {
  try {
    return await databases.organization(organizationId);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
