import type { Transaction } from 'kysely';
import { Conflict, Invalid } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { readPhoneNumber } from '#platform/kernel/phone-numbers.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { recordAct } from '#platform/audit/record.ts';
import { currentChallenge, type Cookies } from './challenge.ts';
import type { Desk } from './desk.ts';
import { noteChange } from './details/details.ts';
import { oneTimeCodes, smsOfCode, type CodeUse } from './one-time-codes.ts';
import { ownerOf } from './password-change.ts';
import { onPassword } from './password-proof.ts';
import type { Person } from './persons.ts';
import { recordProtection } from './protection-changes.ts';
import { settleSecondFactor } from './second-factor-ways.ts';
import { openSession } from './session-opening.ts';
import type { PersonSession } from './sessions.ts';
import type { SignInOutcome } from './sign-in.ts';
import { addressOf, type Visitor } from './visitor.ts';

/**
 * Sends a code to a telephone that is to receive one at each sign-in.
 * @param given.number as typed
 * @throws {Invalid} `identity.wrong-password`, `identity.mobile`  @throws {TooMany} `identity.code-too-soon`
 */
export async function startMobile(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly password: string; readonly number: string },
): Promise<void> {
  const number = mobileNumber(given.number);
  await onPassword(desk, visitor, current, given.password, async (transaction, person) => {
    await sendCode(desk, transaction, visitor, enrolment(person, number), number);
    await recordProtection(desk, transaction, visitor, person, 'identity.mobile.started');
  });
}

/**
 * Keeps the telephone as a second factor, now that its code came back; this session counts as having given one.
 * @throws {Invalid} `identity.wrong-code`, `identity.code-over`, `identity.mobile`
 */
export async function confirmMobile(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly number: string; readonly code: string },
): Promise<void> {
  const number = mobileNumber(given.number);
  const person = await ownerOf(desk, current);
  await oneTimeCodes(desk).verify(enrolment(person, number), given.code);
  await desk.commons.transaction().execute(async (transaction) => {
    await setMobile(desk, transaction, person, number);
    await settleSecondFactor(transaction, person.id);
    await transaction
      .updateTable('identity.sessions')
      .set({ second_factor: true })
      .where('id', '=', current.id)
      .execute();
    await recordProtection(desk, transaction, visitor, person, 'identity.mobile.confirmed', 'mobile-on');
  });
}

/** Takes the telephone away. @throws {Invalid} `identity.wrong-password` */
export async function removeMobile(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  password: string,
): Promise<void> {
  await onPassword(desk, visitor, current, password, async (transaction, person) => {
    await setMobile(desk, transaction, person, null);
    const left = await settleSecondFactor(transaction, person.id);
    if (!left) {
      await transaction
        .updateTable('identity.sessions')
        .set({ second_factor: false })
        .where('person_id', '=', person.id)
        .execute();
    }
    await recordProtection(desk, transaction, visitor, person, 'identity.mobile.removed', 'mobile-off');
  });
}

/**
 * Sends the code of the sign-in under way to its owner's telephone.
 * @throws {Unauthenticated} `identity.challenge-over`  @throws {Conflict} `identity.mobile-absent`
 * @throws {TooMany} `identity.code-too-soon`
 */
export async function sendSignInCode(desk: Desk, visitor: Visitor, cookies: Cookies): Promise<void> {
  const { person } = await currentChallenge(desk, cookies);
  const row = await desk.commons
    .selectFrom('identity.persons')
    .select('mobile')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  const { mobile } = row;
  if (mobile === null)
    throw new Conflict('identity.mobile-absent', 'Aucun téléphone ne reçoit de code pour ce compte.');
  await desk.commons
    .transaction()
    .execute((transaction) => sendCode(desk, transaction, visitor, signIn(person), mobile));
}

/** Ends the sign-in under way by the code that the telephone received. */
export async function giveSmsCode(
  desk: Desk,
  visitor: Visitor,
  cookies: Cookies,
  code: string,
): Promise<SignInOutcome> {
  const challenge = await currentChallenge(desk, cookies);
  const { person } = challenge;
  await oneTimeCodes(desk)
    .verify(signIn(person), code)
    .catch(async (error: unknown) => {
      const object = { kind: 'person', id: person.id };
      const at = desk.clock.now();
      await recordAct(desk.commons, visitor.act, { action: 'identity.second-factor.refused', object, at });
      throw error;
    });
  return desk.commons.transaction().execute(async (transaction) => {
    const over = await challenge.end(transaction);
    const { cookies: opened } = await openSession(desk, transaction, visitor, person, 'sms');
    return { state: 'signed-in', cookies: [...over, ...opened] };
  });
}

async function setMobile(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  person: Person,
  mobile: string | null,
): Promise<void> {
  const query = transaction.selectFrom('identity.persons').select('mobile').where('id', '=', person.id);
  const { mobile: former } = await query.executeTakeFirstOrThrow();
  await transaction.updateTable('identity.persons').set({ mobile }).where('id', '=', person.id).execute();
  if (former !== mobile) await noteChange(transaction, person.id, 'mobile', former, desk.clock.now());
}

async function sendCode(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  use: CodeUse,
  to: string,
): Promise<void> {
  const code = await oneTimeCodes(desk).issue(transaction, use, addressOf(visitor));
  await desk.sms.send(transaction, {
    ...{ to, text: smsOfCode(code, desk.publicUrl), at: desk.clock.now() },
    ...{ kind: 'identity.code', key: `identity.code:${newId()}` },
  });
}

function enrolment(person: Person, number: string): CodeUse {
  return { purpose: 'identity.mobile', subject: `${person.id} ${number}` };
}

function signIn(person: Person): CodeUse {
  return { purpose: 'identity.sign-in', subject: person.id };
}

function mobileNumber(typed: string): string {
  const number = readPhoneNumber(typed);
  if (number?.mobile === true) return number.e164;
  throw new Invalid('identity.mobile', 'Ce numéro ne peut pas recevoir de SMS.', [
    { field: 'number', rule: 'phone', message: 'Numéro de mobile attendu, comme 06 12 34 56 78.' },
  ]);
}
