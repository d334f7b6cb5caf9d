import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { symmetricEncrypt } from 'better-auth/crypto';
import type { Desk } from './desk.ts';
import { hashPassword } from './password-hash.ts';
import { secretOfBase32 } from './second-factor-secret.ts';
import { closeSessionsOf } from './sessions.ts';

/** A person who works here. */
export interface Person {
  readonly id: string;
  /** Lower case; one person per address. */
  readonly email: string;
  readonly name: string;
  readonly function: string | null;
  readonly secondFactor: boolean;
}

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly function?: string | null;
  /** Judge it first (`examinePassword`): this function takes what the operator or the demonstration gives. */
  readonly password: string;
  /** Base32 secret for an authenticator application, which makes the second factor active at once. */
  readonly totpSecret?: string;
}

const RECOVERY_CODES_AT_CREATION: readonly string[] = [];

/** The person with this address, if there is one. */
export async function findPersonByEmail(database: Commons, email: string): Promise<Person | null> {
  const row = await persons(database).where('email', '=', email.trim().toLowerCase()).executeTakeFirst();
  return row === undefined ? null : asPerson(row);
}

export async function findPerson(database: Commons, id: string): Promise<Person | null> {
  const row = await persons(database).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : asPerson(row);
}

/**
 * Creates the person, or gives the one with this address the name, password and second factor given here, closing
 * their sessions: each start of the demonstration resets its credentials. The journal is the caller's.
 * @returns the person's identifier
 */
export async function createPerson(desk: Desk, transaction: Commons, given: NewPerson): Promise<string> {
  const now = desk.machine.now().toString();
  const email = given.email.trim().toLowerCase();
  const values = {
    ...{ email, name: given.name.trim(), function: given.function ?? null, email_verified: true },
    ...{ second_factor: given.totpSecret !== undefined, mobile: null, updated_at: now },
    details_confirmed_at: desk.clock.now().toString(),
  };
  const { id } = await transaction
    .insertInto('identity.persons')
    .values({ id: newId(), created_at: now, ...values })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  await setPassword(transaction, id, await hashPassword(given.password), now);
  await setSecondFactor(desk, transaction, id, given.totpSecret);
  await transaction.deleteFrom('identity.passkeys').where('person_id', '=', id).execute();
  await closeSessionsOf(transaction, id, null);
  return id;
}

async function setPassword(transaction: Commons, person: string, password: string, now: string): Promise<void> {
  await transaction
    .insertInto('identity.accounts')
    .values({
      ...{ id: newId(), person_id: person, provider_id: 'credential', account_id: person, password },
      ...{ created_at: now, updated_at: now },
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password, updated_at: now }),
    )
    .execute();
}

async function setSecondFactor(
  desk: Desk,
  transaction: Commons,
  person: string,
  base32: string | undefined,
): Promise<void> {
  await transaction.deleteFrom('identity.second_factors').where('person_id', '=', person).execute();
  if (base32 === undefined) return;
  const encrypt = (data: string) => symmetricEncrypt({ key: desk.secret, data });
  await transaction
    .insertInto('identity.second_factors')
    .values({
      ...{ id: newId(), person_id: person, verified: true, secret: await encrypt(secretOfBase32(base32)) },
      recovery_codes: await encrypt(JSON.stringify(RECOVERY_CODES_AT_CREATION)),
    })
    .execute();
}

const COLUMNS = ['id', 'email', 'name', 'function', 'second_factor'] as const;

function persons(database: Commons) {
  return database.selectFrom('identity.persons').select(COLUMNS);
}

function asPerson({ second_factor, ...row }: Omit<Person, 'secondFactor'> & { second_factor: boolean }): Person {
  return { ...row, secondFactor: second_factor };
}
