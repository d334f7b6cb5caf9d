import { NotFound } from '#platform/kernel/errors.ts';
import type { Act } from '#platform/kernel/act.ts';
import { journal, type AccountsNeeds } from './desk.ts';
import { peopleOf, type AccountPerson } from './people.ts';

/** A patient's account, as its holder sees it. */
export interface Account {
  readonly id: string;
  readonly email: string | null;
  /** E.164 */
  readonly phone: string | null;
  /** ISO instant */
  readonly createdAt: string;
}

/** An appointment as far as the commons know it. */
export interface KnownAppointment {
  readonly organizationId: string;
  readonly appointmentId: string;
  readonly personId: string;
  /** The file it is for; null when it was known before files were noted. */
  readonly patientId: string | null;
  readonly professionalId: string;
  /** ISO instant */
  readonly startsAt: string;
}

/** What closing an account leaves, and whom to ask. */
export const AFTERWARDS =
  'Vos rendez-vous à venir restent pris : pour les annuler, appelez le cabinet. Vos oppositions restent en vigueur : le cabinet les lève si vous le lui demandez.';

/** @throws {NotFound} `accounts.not-found` once it is closed. */
export async function accountOf({ commons }: Pick<AccountsNeeds, 'commons'>, id: string): Promise<Account> {
  const row = await commons
    .selectFrom('accounts.accounts')
    .select(['id', 'email', 'phone', 'created_at as createdAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('accounts.not-found', 'Ce compte est fermé.');
  return row;
}

/** The account's appointments that begin from an instant on, soonest first. */
export function comingAppointments(
  needs: Pick<AccountsNeeds, 'commons'>,
  accountId: string,
  asked: { readonly from: Temporal.Instant; readonly most: number },
): Promise<KnownAppointment[]> {
  const query = appointmentsOf(needs, accountId).where('starts_at', '>=', asked.from.toString()).orderBy('starts_at');
  return query.orderBy('appointment_id').limit(asked.most).execute();
}

/** Those that began before an instant, latest first. */
export function pastAppointments(
  needs: Pick<AccountsNeeds, 'commons'>,
  accountId: string,
  asked: { readonly before: Temporal.Instant; readonly most: number },
): Promise<KnownAppointment[]> {
  const query = appointmentsOf(needs, accountId)
    .where('starts_at', '<', asked.before.toString())
    .orderBy('starts_at', 'desc');
  return query.orderBy('appointment_id').limit(asked.most).execute();
}

/** One of them; undefined when it is not the account's. */
export function ownAppointment(
  needs: Pick<AccountsNeeds, 'commons'>,
  accountId: string,
  appointmentId: string,
): Promise<KnownAppointment | undefined> {
  return appointmentsOf(needs, accountId).where('appointment_id', '=', appointmentId).executeTakeFirst();
}

function appointmentsOf({ commons }: Pick<AccountsNeeds, 'commons'>, accountId: string) {
  return commons
    .selectFrom('accounts.appointments')
    .select([
      ...(['organization_id as organizationId', 'appointment_id as appointmentId', 'person_id as personId'] as const),
      ...(['patient_id as patientId', 'professional_id as professionalId', 'starts_at as startsAt'] as const),
    ])
    .where('account_id', '=', accountId);
}

/**
 * Writes where and when an appointment of the account is; said again after each move.
 * @returns false when it is another account's, which keeps it
 */
export async function knowAppointment(
  { commons }: Pick<AccountsNeeds, 'commons'>,
  accountId: string,
  known: KnownAppointment,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await commons
    .insertInto('accounts.appointments')
    .values({
      ...{ organization_id: known.organizationId, appointment_id: known.appointmentId, account_id: accountId },
      ...{ person_id: known.personId, professional_id: known.professionalId, starts_at: known.startsAt },
      patient_id: known.patientId,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'appointment_id'])
        .doUpdateSet({ person_id: known.personId, patient_id: known.patientId, starts_at: known.startsAt })
        .where('accounts.appointments.account_id', '=', accountId),
    )
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 0n) return true;
  return (await ownAppointment({ commons }, accountId, known.appointmentId)) !== undefined;
}

/** Takes back what was said of an appointment that could not be made, or is somebody else's. */
export async function forgetAppointment(
  { commons }: Pick<AccountsNeeds, 'commons'>,
  { organizationId, appointmentId }: Pick<KnownAppointment, 'organizationId' | 'appointmentId'>,
): Promise<void> {
  await commons
    .deleteFrom('accounts.appointments')
    .where('organization_id', '=', organizationId)
    .where('appointment_id', '=', appointmentId)
    .execute();
}

/** Which account an appointment was taken from; null for one that the practice made. */
export async function bookerOf(
  { commons }: Pick<AccountsNeeds, 'commons'>,
  organizationId: string,
  appointmentId: string,
): Promise<(Account & Omit<KnownAppointment, 'organizationId' | 'appointmentId'>) | null> {
  const row = await commons
    .selectFrom('accounts.appointments as known')
    .innerJoin('accounts.accounts as account', 'account.id', 'known.account_id')
    .select([
      'account.id',
      'account.email',
      'account.phone',
      'account.created_at as createdAt',
      ...(['known.person_id as personId', 'known.patient_id as patientId'] as const),
      ...(['known.professional_id as professionalId', 'known.starts_at as startsAt'] as const),
    ])
    .where('known.organization_id', '=', organizationId)
    .where('known.appointment_id', '=', appointmentId)
    .executeTakeFirst();
  return row ?? null;
}

/** Everything the commons hold about the holder, for them to keep. */
export interface OwnData {
  readonly account: Account;
  readonly people: readonly AccountPerson[];
  readonly appointments: readonly KnownAppointment[];
}

/** Reads it all, with a line in the journal. */
export async function exportAccount(needs: AccountsNeeds, accountId: string, act: Act): Promise<OwnData> {
  const [account, people] = [await accountOf(needs, accountId), await peopleOf(needs, accountId)];
  const appointments = await appointmentsOf(needs, accountId).orderBy('starts_at').execute();
  await journal(needs.commons, needs, act, 'accounts.account.exported', accountId);
  return { account, people, appointments };
}

/**
 * Erases the account and all that lives with it. Files of the practices stay theirs, appointments too; the account's
 * links to files are for the caller to end first.
 */
export async function closeAccount(needs: AccountsNeeds, accountId: string, act: Act): Promise<void> {
  await needs.commons.transaction().execute(async (transaction) => {
    const account = await transaction
      .deleteFrom('accounts.accounts')
      .where('id', '=', accountId)
      .returning('email')
      .executeTakeFirst();
    if (account === undefined) return;
    await journal(transaction, needs, act, 'accounts.account.closed', accountId);
    if (account.email === null) return;
    await needs.mail.send(transaction, {
      ...{
        to: account.email,
        subject: 'Votre compte est fermé',
        kind: 'accounts.closed',
        key: `accounts.closed:${accountId}`,
      },
      text: `Votre compte patient est fermé et ses données effacées. ${AFTERWARDS}`,
      at: needs.clock.now(),
    });
  });
}
