import type { Transaction } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Desk } from '../desk.ts';
import { findPerson, type Person } from '../persons.ts';
import { recordProtection } from '../protection-changes.ts';
import type { Visitor } from '../visitor.ts';

/** The person whose account this national identity opens. */
export async function personOfSubject(database: Commons, subject: string): Promise<Person | null> {
  const row = await database
    .selectFrom('identity.national_identities')
    .select('person_id')
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row === undefined ? null : findPerson(database, row.person_id);
}

/** When the person linked their national identity; null when they did not. ISO instant of the machine. */
export async function linkedSince(database: Commons, personId: string): Promise<string | null> {
  const row = await database
    .selectFrom('identity.national_identities')
    .select('linked_at')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.linked_at ?? null;
}

/**
 * Links a national identity to the account of the person who is signed in and has just shown it.
 * @returns false when it opens somebody else's account already
 */
export async function linkSubject(desk: Desk, visitor: Visitor, personId: string, subject: string): Promise<boolean> {
  const person = await findPerson(desk.commons, personId);
  const owner = await personOfSubject(desk.commons, subject);
  if (person === null || (owner !== null && owner.id !== personId)) return false;
  if (owner !== null) return true;
  await desk.commons.transaction().execute(async (transaction) => {
    await putLink(transaction, personId, subject, desk.machine.now());
    const by = {
      ...visitor,
      act: { ...visitor.act, actor: { kind: 'person', id: person.id, name: person.name } as const },
    };
    await recordProtection(desk, transaction, by, person, 'identity.national-identity.linked', 'national-on');
  });
  return true;
}

/** Gives a person this national identity in place of any other. */
export async function putLink(
  transaction: Commons,
  personId: string,
  subject: string,
  now: Temporal.Instant,
): Promise<void> {
  const values = { subject, linked_at: now.toString() };
  await transaction
    .insertInto('identity.national_identities')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

/** Ends the link: the identity opens the account no more. */
export async function unlink(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  person: Person,
): Promise<void> {
  await transaction.deleteFrom('identity.national_identities').where('person_id', '=', person.id).execute();
  await recordProtection(desk, transaction, visitor, person, 'identity.national-identity.unlinked', 'national-off');
}
