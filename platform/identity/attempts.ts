import { createHmac } from 'node:crypto';
import { addressBlock } from '#platform/kernel/address-block.ts';
import { TooMany } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import { attemptFromAddress, attemptOnAccount, type Attempts, type AttemptVerdict } from './attempt-rules.ts';
import type { Desk } from './desk.ts';

/** An attempt under way: counted as a failure on both keys until it succeeds. */
export interface Attempt {
  readonly account: string;
  readonly address: string;
}

/**
 * Takes one attempt on an account from an address, in a transaction of its own, before anything is verified: it holds
 * across processes and for attempts made at once. An unknown e-mail is counted like a known one.
 * @throws {TooMany} `identity.locked`
 */
export async function takeAttempt(desk: Desk, email: string, ip: string): Promise<Attempt> {
  const attempt = { account: keyOf(desk, 'account', email), address: keyOf(desk, 'address', addressBlock(ip)) };
  const now = desk.machine.now().epochMilliseconds;
  await desk.commons.transaction().execute(async (transaction) => {
    await take(transaction, attempt.address, (known) => attemptFromAddress(known, now));
    await take(transaction, attempt.account, (known) => attemptOnAccount(known, now));
  });
  return attempt;
}

/** The attempt succeeded: the account starts anew, and the address gets this one back. */
export async function settleAttempt(transaction: Commons, attempt: Attempt): Promise<void> {
  // Address before account, as when taken: in the other order two sign-ins could wait for each other.
  await transaction
    .updateTable('identity.attempts')
    .set((row) => ({ failures: row('failures', '-', 1), locked_until: null }))
    .where('key', '=', attempt.address)
    .execute();
  await transaction.deleteFrom('identity.attempts').where('key', '=', attempt.account).execute();
}

/** Opens a locked account again: its owner proved to hold the mailbox. */
export async function forgetAttempts(transaction: Commons, desk: Desk, email: string): Promise<void> {
  await transaction
    .deleteFrom('identity.attempts')
    .where('key', '=', keyOf(desk, 'account', email))
    .execute();
}

/** Keyed hash: the table holds neither e-mail nor address, not even guessable ones. */
export function keyOf(
  desk: Desk,
  kind: 'account' | 'address' | 'code' | 'device' | `code-${'subject' | 'address'}${'' | '-day'}`,
  value: string,
): string {
  return createHmac('sha256', desk.secret).update(`${kind} ${value.toLowerCase()}`).digest('base64url');
}

async function take(
  transaction: Commons,
  key: string,
  rule: (known: Attempts | null) => AttemptVerdict,
): Promise<void> {
  // The row must exist to be locked: two first attempts at once would otherwise both count as the first.
  const epoch = new Date(0).toISOString();
  await transaction
    .insertInto('identity.attempts')
    .values({ key, failures: 0, last_at: epoch, locked_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await transaction
    .selectFrom('identity.attempts')
    .select(['failures', 'last_at', 'locked_until'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const verdict = rule({
    failures: row.failures,
    lastAt: Date.parse(row.last_at),
    lockedUntil: row.locked_until === null ? null : Date.parse(row.locked_until),
  });
  if (!verdict.allowed) throw locked(verdict.retryAfterSeconds);
  const { failures, lastAt, lockedUntil } = verdict.next;
  await transaction
    .updateTable('identity.attempts')
    .set({
      failures,
      last_at: new Date(lastAt).toISOString(),
      locked_until: lockedUntil === null ? null : new Date(lockedUntil).toISOString(),
    })
    .where('key', '=', key)
    .execute();
}

/** @param seconds until the next attempt is looked at */
export function locked(seconds: number): TooMany {
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 60 ? `${seconds} s` : `${minutes} min`;
  return new TooMany(
    'identity.locked',
    `Trop d’essais. Réessayez dans ${wait}, ou demandez un nouveau mot de passe.`,
    seconds,
  );
}
