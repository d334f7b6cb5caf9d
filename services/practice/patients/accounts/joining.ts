import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { mergedInto } from '../access/merged-files.ts';
import { openingsOf } from '../access/openings.ts';
import { presentFile } from '../access/require-access.ts';
import type { OpeningLine } from '../api/access.ts';
import type { OwnFile } from '../api/own-account.ts';
import { journal, type PracticeTransaction } from '../context.ts';
import type { PatientsNeeds } from '../needs.ts';
import { plainName } from '../search/plain-names.ts';
import type { AccountAct } from './patient-accounts.ts';

/** Somebody as their own account says, with contacts the account proved it holds. */
export interface KnownPerson {
  readonly birthName: string;
  readonly firstName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** E.164, verified by a code; null when it was not. */
  readonly verifiedPhone: string | null;
  readonly verifiedEmail: string | null;
}

/** Files joined to an account now. */
export async function filesOf({ commons, databases }: PatientsNeeds, accountId: string): Promise<readonly OwnFile[]> {
  const rows = await commons
    .selectFrom('patients.account_files')
    .select(['id', 'organization_id', 'patient_id', 'joined_at'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('joined_at')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      ...{ id: row.id, organizationId: row.organization_id, joinedAt: row.joined_at },
      patientId: await presentFile(await databases.organization(row.organization_id), row.patient_id),
    })),
  );
}

/** One of them. @throws {NotFound} `patients.account-file-not-found` */
export async function ownFile(needs: PatientsNeeds, accountId: string, fileId: string): Promise<OwnFile> {
  const found = (await filesOf(needs, accountId)).find(({ id }) => id === fileId);
  if (found === undefined) {
    throw new NotFound('patients.account-file-not-found', 'Ce dossier n’est pas, ou plus, rattaché à votre compte.');
  }
  return found;
}

export async function joinByKnownContact(
  needs: PatientsNeeds,
  by: AccountAct,
  organizationId: string,
  person: KnownPerson,
): Promise<string | null> {
  const database = await needs.databases.organization(organizationId);
  const rows = await database
    .selectFrom('patients.patients')
    .select(['id', 'birth_name', 'used_name', 'birth_first_names', 'used_first_name', 'phone', 'second_phone', 'email'])
    .where('merged_into', 'is', null)
    .where('birth_date', '=', person.birthDate)
    .execute();
  const fitting = rows.filter((row) => {
    const names = [row.birth_name, row.used_name].map((name) => plainName(name ?? ''));
    const firsts = [...row.birth_first_names.split(' '), row.used_first_name ?? ''].map(plainName);
    // A contact that both sides leave empty is none that they share.
    const byPhone = person.verifiedPhone !== null && [row.phone, row.second_phone].includes(person.verifiedPhone);
    const byMail = person.verifiedEmail !== null && row.email === person.verifiedEmail;
    return (
      (byPhone || byMail) && names.includes(plainName(person.birthName)) && firsts.includes(plainName(person.firstName))
    );
  });
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return null;
  const names: readonly [string, ...string[]] = [only.id, ...(await mergedInto(database, only.id))];
  if (await join(needs, by, organizationId, names)) {
    await database
      .transaction()
      .execute((transaction) => write(needs, transaction, by, 'patients.account.joined', only.id));
  }
  return only.id;
}

/** @returns whether the file is joined now and was not; what one side ended, no booking makes again (MAI-089). */
async function join(
  { commons, clock }: PatientsNeeds,
  { accountId }: AccountAct,
  organizationId: string,
  [patientId, ...formerIds]: readonly [string, ...string[]],
): Promise<boolean> {
  const earlier = await commons
    .selectFrom('patients.account_files')
    .select('id')
    .where('account_id', '=', accountId)
    .where('organization_id', '=', organizationId)
    .where('patient_id', 'in', [patientId, ...formerIds])
    .limit(1)
    .executeTakeFirst();
  if (earlier !== undefined) return false;
  const { numInsertedOrUpdatedRows } = await commons
    .insertInto('patients.account_files')
    .values({
      ...{ id: newId(), account_id: accountId, organization_id: organizationId, patient_id: patientId },
      ...{ proof: 'known-contact', joined_at: clock.now().toString() },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows !== 0n;
}

export async function openingsForAccount(
  needs: PatientsNeeds,
  accountId: string,
  fileId: string,
): Promise<readonly OpeningLine[]> {
  const { organizationId, patientId } = await ownFile(needs, accountId, fileId);
  const database = await needs.databases.organization(organizationId);
  return openingsOf(database, [patientId, ...(await mergedInto(database, patientId))]);
}

/** What a patient did in their account, in the practice's journal and for its open pages. */
export async function write(
  { clock, outbox }: PatientsNeeds,
  transaction: PracticeTransaction,
  { act }: AccountAct,
  action: `patients.${string}`,
  patientId: string,
): Promise<void> {
  await journal(transaction, { act, now: clock.now() }, action, patientId);
  await outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId } });
}
