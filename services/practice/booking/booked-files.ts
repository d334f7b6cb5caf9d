import { sql } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { AccountPerson } from '#services/practice/accounts/module.ts';
import type { PracticeTransaction } from '#services/practice/professionals/module.ts';
import type { BookingNeeds, ProvedContacts, Where } from './needs.ts';

/** Who books, and for whom. */
export interface Booker {
  readonly account: { readonly id: string } & ProvedContacts;
  readonly person: AccountPerson;
  readonly act: Act;
}

/** The file a visit goes to, and whether its patient is one the practice knows. */
export interface BookedFile {
  readonly patientId: string;
  readonly known: boolean;
}

/**
 * The file the visit goes to: the one of an earlier booking, one the practice has, else a new provisional one. Pressed
 * twice it opens one. Known is who had a file before their first booking here, or has been seen since.
 */
export async function fileFor(
  needs: Pick<BookingNeeds, 'agenda' | 'patients' | 'clock'>,
  where: Where,
  booker: Booker,
): Promise<BookedFile> {
  const { account, person, act } = booker;
  const earlier = await earlierFile(needs, where, person.id);
  if (earlier !== null) return earlier;
  const matching = await needs.patients.matching(where, act, account, person);
  const file = await where.database
    .transaction()
    .execute((transaction) => openFile(needs, transaction, where.organizationId, { ...booker, matching }));
  // The file just made holds the contact this account proved: it is joined like any other.
  if (matching === null) await needs.patients.matching(where, act, account, person);
  return file;
}

/** Whether the practice knows the patient, without opening a file for somebody it does not. */
export async function isKnown(
  needs: Pick<BookingNeeds, 'agenda' | 'patients'>,
  where: Where,
  { account, person, act }: Booker,
): Promise<boolean> {
  const earlier = await earlierFile(needs, where, person.id);
  return earlier?.known ?? (await needs.patients.matching(where, act, account, person)) !== null;
}

async function earlierFile(
  { agenda }: Pick<BookingNeeds, 'agenda'>,
  { database }: Where,
  personId: string,
): Promise<BookedFile | null> {
  const earlier = await fileBooked(database, personId);
  if (earlier === null || earlier.known) return earlier;
  const visits = await agenda.appointmentsOfPatient(database, earlier.patientId);
  return { patientId: earlier.patientId, known: visits.some(({ state }) => state === 'done') };
}

async function openFile(
  { patients, clock }: Pick<BookingNeeds, 'patients' | 'clock'>,
  transaction: PracticeTransaction,
  organizationId: string,
  { account, person, act, matching }: Booker & { readonly matching: string | null },
): Promise<BookedFile> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`booking.booked_people ${person.id}`}, 0))`.execute(
    transaction,
  );
  const meanwhile = await fileBooked(transaction, person.id);
  if (meanwhile !== null) return meanwhile;
  const patientId =
    matching ?? (await patients.create(transaction, organizationId, act, { person, contacts: account }));
  const known = matching !== null;
  await transaction
    .insertInto('booking.booked_people')
    .values({ person_id: person.id, patient_id: patientId, was_known: known, created_at: clock.now().toString() })
    .execute();
  return { patientId, known };
}

/** The file that a person of an account booked under here; null before their first booking. */
export async function fileBooked(database: OrganizationDatabase, personId: string): Promise<BookedFile | null> {
  const row = await database
    .selectFrom('booking.booked_people')
    .select(['patient_id as patientId', 'was_known as known'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}
