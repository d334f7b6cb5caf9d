import type { Transaction } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { settleAttempt, takeAttempt } from './attempts.ts';
import type { Desk } from './desk.ts';
import { ask, type LibraryAnswer } from './library-refusals.ts';
import { ownerOf } from './password-change.ts';
import type { Person } from './persons.ts';
import { recordProtection } from './protection-changes.ts';
import { settleSecondFactor } from './second-factor-ways.ts';
import { secretInUri } from './second-factor-secret.ts';
import type { PersonSession } from './sessions.ts';
import { addressOf, headersOf, type Visitor } from './visitor.ts';

/** What an authenticator application needs: the address as one link, or the secret to type. */
export interface SecondFactorStart {
  readonly uri: string;
  /** Base32 (RFC 4648). */
  readonly secret: string;
}

/**
 * Prepares a second factor by TOTP (RFC 6238); nothing changes until a first code confirms it.
 * @throws {Invalid} `identity.wrong-password`  @throws {Conflict} `identity.second-factor-present`
 */
export async function startSecondFactor(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  password: string,
): Promise<SecondFactorStart> {
  return withPassword(desk, visitor, current, async (transaction, person) => {
    const headers = headersOf(visitor);
    const asked = await ask(() => desk.auth.api.enableTwoFactor({ body: { password }, headers, returnHeaders: true }));
    const answer = answered(asked) as { totpURI: string };
    await recordProtection(desk, transaction, visitor, person, 'identity.second-factor.started');
    return { uri: answer.totpURI, secret: secretInUri(answer.totpURI) };
  });
}

/**
 * Makes the second factor active by a first code, and gives the recovery codes, once.
 * @throws {Invalid} `identity.wrong-code`
 */
export async function confirmSecondFactor(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  code: string,
): Promise<{ readonly recoveryCodes: readonly string[]; readonly cookies: readonly string[] }> {
  const person = await ownerOf(desk, current);
  const attempt = await takeAttempt(desk, person.email, addressOf(visitor));
  return desk.database.run(async (transaction) => {
    const call = {
      body: { code: code.replaceAll(/\s/g, '') },
      headers: headersOf(visitor),
      returnHeaders: true,
    } as const;
    const times = await timesOf(transaction, current);
    const asked = await ask(() => desk.auth.api.verifyTOTP(call));
    answered(asked);
    const cookies = 'cookies' in asked ? asked.cookies : [];
    await settleAttempt(transaction, attempt);
    // Where a telephone was there already, the library keeps the session as it is.
    await transaction
      .updateTable('identity.sessions')
      .set({ second_factor: true })
      .where('id', '=', current.id)
      .execute();
    await keepTimes(transaction, current, times, true);
    const kept = await desk.auth.api.viewBackupCodes({ body: { userId: person.id } });
    await recordProtection(desk, transaction, visitor, person, 'identity.second-factor.confirmed', 'application-on');
    return { recoveryCodes: kept.backupCodes, cookies };
  });
}

/** Takes the second factor away. @throws {Invalid} `identity.wrong-password` */
export async function removeSecondFactor(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  password: string,
): Promise<readonly string[]> {
  return withPassword(desk, visitor, current, async (transaction, person) => {
    const call = { body: { password }, headers: headersOf(visitor), returnHeaders: true } as const;
    const times = await timesOf(transaction, current);
    const asked = await ask(() => desk.auth.api.disableTwoFactor(call));
    answered(asked);
    const left = await settleSecondFactor(transaction, person.id);
    await keepTimes(transaction, current, times, left && current.secondFactor);
    await recordProtection(desk, transaction, visitor, person, 'identity.second-factor.removed', 'application-off');
    return 'cookies' in asked ? asked.cookies : [];
  });
}

/** New recovery codes in place of the old ones, shown once. */
export async function renewRecoveryCodes(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  password: string,
): Promise<readonly string[]> {
  return withPassword(desk, visitor, current, async (transaction, person) => {
    const call = { body: { password }, headers: headersOf(visitor), returnHeaders: true } as const;
    const answer = answered(await ask(() => desk.auth.api.generateBackupCodes(call)));
    await recordProtection(desk, transaction, visitor, person, 'identity.recovery-codes.renewed');
    return answer.backupCodes;
  });
}

/** Runs an act that the library grants on the password: counted like a sign-in, so that nobody guesses here. */
async function withPassword<Result>(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  work: (transaction: Transaction<CommonsTables>, person: Person) => Promise<Result>,
): Promise<Result> {
  const person = await ownerOf(desk, current);
  const attempt = await takeAttempt(desk, person.email, addressOf(visitor));
  return desk.turns.pass(() =>
    desk.database.run(async (transaction) => {
      const result = await work(transaction, person);
      await settleAttempt(transaction, attempt);
      return result;
    }),
  );
}

function answered<Answer>(asked: LibraryAnswer<Answer>): Answer {
  if ('refusal' in asked) throw asked.refusal;
  return asked.answer;
}

interface Times {
  readonly created_at: string;
  readonly expires_at: string;
  /** The sessions that were there: what is new afterwards is the one the library made. */
  readonly known: readonly string[];
}

async function timesOf(transaction: Transaction<CommonsTables>, current: PersonSession): Promise<Times> {
  const rows = await transaction
    .selectFrom('identity.sessions')
    .select(['id', 'created_at', 'expires_at'])
    .where('person_id', '=', current.actor.id)
    .execute();
  const own = rows.find((row) => row.id === current.id);
  if (own === undefined) throw new Error('the session of this request is not there');
  return { created_at: own.created_at, expires_at: own.expires_at, known: rows.map((row) => row.id) };
}

/** The library opens a fresh session after such a change; it must still end a day after the sign-in. */
async function keepTimes(
  transaction: Transaction<CommonsTables>,
  current: PersonSession,
  { known, ...times }: Times,
  secondFactor: boolean,
): Promise<void> {
  await transaction
    .updateTable('identity.sessions')
    .set({ ...times, second_factor: secondFactor })
    .where('person_id', '=', current.actor.id)
    .where('id', 'not in', known)
    .execute();
}
