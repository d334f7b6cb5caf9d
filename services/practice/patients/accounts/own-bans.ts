import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { professionalOf } from '#services/practice/professionals/module.ts';
import { mergedInto } from '../access/merged-files.ts';
import type { OwnBan } from '../api/own-account.ts';
import type { PatientsNeeds } from '../needs.ts';
import { filesOf, ownFile, write } from './joining.ts';
import type { AccountAct } from './patient-accounts.ts';

/** Bans of an account on files still joined to it, under whatever file they were set, the latest first. */
export async function bansOfAccount(needs: PatientsNeeds, accountId: string): Promise<readonly OwnBan[]> {
  const files = new Map<string, string>();
  for (const { id, organizationId, patientId } of await filesOf(needs, accountId)) {
    const merged = await mergedInto(await needs.databases.organization(organizationId), patientId);
    for (const one of [patientId, ...merged]) files.set(one, id);
  }
  const rows = await needs.commons
    .selectFrom('patients.account_oppositions')
    .select(['id', 'patient_id', 'professional_id', 'set_at', 'lifted_at'])
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .execute();
  return rows.flatMap((row) => {
    const fileId = files.get(row.patient_id);
    if (fileId === undefined) return [];
    return [{ id: row.id, fileId, professionalId: row.professional_id, setAt: row.set_at, liftedAt: row.lifted_at }];
  });
}

export async function setOwnBan(
  needs: PatientsNeeds,
  by: AccountAct,
  fileId: string,
  professionalId: string | null,
): Promise<string> {
  const { organizationId, patientId } = await ownFile(needs, by.accountId, fileId);
  const database = await needs.databases.organization(organizationId);
  if (professionalId !== null) await professionalOf(database, professionalId);
  const id = newId();
  await needs.commons
    .insertInto('patients.account_oppositions')
    .values({
      ...{ id, account_id: by.accountId, organization_id: organizationId, patient_id: patientId },
      ...{ professional_id: professionalId, set_at: needs.clock.now().toString() },
    })
    .execute();
  await database
    .transaction()
    .execute((transaction) => write(needs, transaction, by, 'patients.opposition.set', patientId));
  return id;
}

export async function liftOwnBan(needs: PatientsNeeds, by: AccountAct, banId: string): Promise<void> {
  const lifted = await needs.commons
    .updateTable('patients.account_oppositions')
    .set({ lifted_at: needs.clock.now().toString() })
    .where('id', '=', banId)
    .where('account_id', '=', by.accountId)
    .where('lifted_at', 'is', null)
    .returning(['organization_id', 'patient_id'])
    .executeTakeFirst();
  if (lifted === undefined) {
    throw new NotFound('patients.opposition-not-found', 'Cette opposition n’est pas, ou plus, en cours.');
  }
  const database = await needs.databases.organization(lifted.organization_id);
  await database
    .transaction()
    .execute((transaction) => write(needs, transaction, by, 'patients.opposition.lifted', lifted.patient_id));
}
