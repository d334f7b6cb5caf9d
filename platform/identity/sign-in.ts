import type { Transaction } from 'kysely';
import { NotFound, type CabinetError } from '#platform/kernel/errors.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { recordAct } from '#platform/audit/record.ts';
import { keyOf, settleAttempt, takeAttempt } from './attempts.ts';
import type { Desk } from './desk.ts';
import { ask, wrongCode } from './library-refusals.ts';
import { readRecoveryCode } from './recovery-codes.ts';
import { traceSignIn } from './sign-in-traces.ts';
import { addressOf, headersOf, withoutCookie, type Visitor } from './visitor.ts';

/** What a sign-in came to, with the `set-cookie` lines that go with it. */
export interface SignInOutcome {
  readonly state: 'signed-in' | 'second-factor';
  readonly cookies: readonly string[];
}

type Done = SignInOutcome | { readonly refusal: CabinetError };

/** A code is accepted in its own half-minute and its two neighbours. */
const CODE_LIFE_MS = 90_000;

/**
 * Signs a person in by e-mail and password (CIM-17). The answer and its time are the same whether the e-mail is known
 * or not: an unknown one is hashed against nothing.
 * @throws {Unauthenticated} `identity.wrong-credentials`
 * @throws {TooMany} `identity.locked` after five failures in a row (CIM-19)
 */
export async function signIn(
  desk: Desk,
  visitor: Visitor,
  given: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const attempt = await takeAttempt(desk, given.email, addressOf(visitor));
  const done = await desk.turns.pass(() =>
    desk.database.run(async (transaction): Promise<Done> => {
      const body = { email: given.email, password: given.password };
      const headers = headersOf(visitor);
      const asked = await ask(() => desk.auth.api.signInEmail({ body, headers, returnHeaders: true }));
      if ('refusal' in asked) {
        await recordFailure(desk, transaction, visitor, 'identity.sign-in.refused', given.email);
        return asked;
      }
      await settleAttempt(transaction, attempt);
      const needsMore = 'twoFactorRedirect' in asked.answer;
      if (!needsMore) await traceSignIn(desk, transaction, visitor, asked.answer.user, 'password');
      return { state: needsMore ? 'second-factor' : 'signed-in', cookies: asked.cookies };
    }),
  );
  if ('refusal' in done) throw done.refusal;
  return done;
}

/**
 * Ends a sign-in that waits for its second factor. Five wrong codes close it; a code is good once only.
 * @param given.kind `totp` from the person's application, `recovery` from the list they kept
 * @throws {Invalid} `identity.wrong-code`  @throws {Unauthenticated} `identity.challenge-over`
 * @throws {TooMany} `identity.locked`
 */
export async function giveSecondFactor(
  desk: Desk,
  visitor: Visitor,
  given: { readonly code: string; readonly kind: 'totp' | 'recovery' },
): Promise<SignInOutcome> {
  // Without the session: to the library, a code given in a session confirms an enrolment, which has its own route.
  const headers = headersOf({ ...visitor, cookie: withoutCookie(visitor.cookie, desk.cookies.session) });
  const body = { code: given.kind === 'totp' ? given.code.replaceAll(/\s/g, '') : readRecoveryCode(given.code) };
  const done = await desk.database.run(async (transaction): Promise<Done> => {
    const asked = await ask(() =>
      given.kind === 'totp'
        ? desk.auth.api.verifyTOTP({ body, headers, returnHeaders: true })
        : desk.auth.api.verifyBackupCode({ body, headers, returnHeaders: true }),
    );
    if ('refusal' in asked) {
      await recordFailure(desk, transaction, visitor, 'identity.second-factor.refused', null);
      return asked;
    }
    const { token, user } = asked.answer as { token: string; user: { id: string; name: string; email: string } };
    if (given.kind === 'totp') await useCodeOnce(desk, transaction, user.id, body.code);
    await transaction
      .updateTable('identity.sessions')
      .set({ second_factor: true })
      .where('token', '=', token)
      .execute();
    await traceSignIn(desk, transaction, visitor, user, given.kind);
    return { state: 'signed-in', cookies: asked.cookies };
  });
  if ('refusal' in done) throw done.refusal;
  return done;
}

/** Ends the session on the server and in the browser. */
export async function signOut(desk: Desk, visitor: Visitor, sessionId: string): Promise<readonly string[]> {
  return desk.database.run(async (transaction) => {
    const asked = await ask(() => desk.auth.api.signOut({ headers: headersOf(visitor), returnHeaders: true }));
    if ('refusal' in asked) throw asked.refusal;
    await recordAct(transaction, visitor.act, {
      ...{ action: 'identity.session.ended', object: { kind: 'session', id: sessionId }, at: desk.clock.now() },
    });
    return asked.cookies;
  });
}

/** RFC 6238, section 5.2: a code seen over a shoulder must not open a second session, whatever served in between. */
async function useCodeOnce(desk: Desk, transaction: Transaction<CommonsTables>, person: string, code: string) {
  const now = desk.machine.now();
  const recently = now.subtract({ milliseconds: CODE_LIFE_MS }).toString();
  await transaction
    .deleteFrom('identity.used_codes')
    .where('person_id', '=', person)
    .where('used_at', '<', recently)
    .execute();
  const kept = await transaction
    .insertInto('identity.used_codes')
    .values({ person_id: person, code: keyOf(desk, 'code', `${person} ${code}`), used_at: now.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  // Thrown inside the transaction: the session just made goes with it.
  if (kept === undefined) throw wrongCode();
}

/** The journal says which account was tried when there is one; of an e-mail that is not known it keeps nothing. */
async function recordFailure(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  action: string,
  email: string | null,
): Promise<void> {
  const known = transaction
    .selectFrom('identity.persons')
    .select('id')
    .where('email', '=', (email ?? '').toLowerCase());
  const id = (await known.executeTakeFirst())?.id ?? null;
  await recordAct(transaction, visitor.act, { action, object: { kind: 'person', id }, at: desk.clock.now() });
}

/** For acts on a person who is not there. */
export function personNotFound(): NotFound {
  return new NotFound('identity.person-not-found', 'Cette personne n’existe pas.');
}
