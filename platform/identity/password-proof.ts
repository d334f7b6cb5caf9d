import type { Transaction } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { settleAttempt, takeAttempt } from './attempts.ts';
import type { Desk } from './desk.ts';
import { wrongPassword } from './library-refusals.ts';
import { ownerOf } from './password-change.ts';
import { verifyPassword } from './password-hash.ts';
import type { Person } from './persons.ts';
import type { PersonSession } from './sessions.ts';
import { addressOf, type Visitor } from './visitor.ts';

/**
 * Does what only the owner of an account may do, on their password: counted like a sign-in, so that nobody guesses here.
 * @throws {Invalid} `identity.wrong-password`  @throws {TooMany} `identity.locked`
 */
export async function onPassword<Result>(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  password: string,
  work: (transaction: Transaction<CommonsTables>, person: Person) => Promise<Result>,
): Promise<Result> {
  const person = await ownerOf(desk, current);
  const attempt = await takeAttempt(desk, person.email, addressOf(visitor));
  const { password: hash } = await desk.commons
    .selectFrom('identity.accounts')
    .select('password')
    .where('person_id', '=', person.id)
    .where('provider_id', '=', 'credential')
    .executeTakeFirstOrThrow();
  const right = await desk.turns.pass(() => verifyPassword(hash ?? '', password));
  if (!right) throw wrongPassword();
  return desk.commons.transaction().execute(async (transaction) => {
    const result = await work(transaction, person);
    await settleAttempt(transaction, attempt);
    return result;
  });
}
