import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Transaction } from 'kysely';
import { addressBlock } from '#platform/kernel/address-block.ts';
import { Invalid, TooMany } from '#platform/kernel/errors.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { keyOf } from './attempts.ts';
import type { Desk } from './desk.ts';
import {
  ADDRESS_DAY_LIMIT,
  ADDRESS_LIMIT,
  askOnce,
  CODE_MINUTES,
  CODE_TRIES,
  RECIPIENT_DAY_LIMIT,
  RECIPIENT_LIMIT,
  type AskingLimit,
} from './one-time-code-rules.ts';

/** What a code proves, and who receives it. */
export interface CodeUse {
  /** Stable word: `accounts.sign-in`. A code for one use opens nothing else. */
  readonly purpose: string;
  /** Telephone number (E.164), mail address or identifier: whoever shows the code holds it. */
  readonly subject: string;
}

/** A code to send, and nothing else: it is kept as a hash only. */
export interface IssuedCode {
  /** Six digits. */
  readonly code: string;
  /** How long it is good. */
  readonly minutes: number;
}

/** Codes of six digits sent to a telephone or a mailbox, for any room. Times are the machine's. */
export interface OneTimeCodes {
  /**
   * Makes a code, which takes the place of the former one of the same use. Send it in the same transaction.
   * @param from address of the request, or null; thirty codes an hour may be asked from one, a hundred and twenty a day.
   * @throws {TooMany} `identity.code-too-soon` beyond five an hour or fifteen a day for a subject, or within half a minute.
   */
  issue(transaction: Transaction<CommonsTables>, use: CodeUse, from: string | null): Promise<IssuedCode>;

  /**
   * Takes a code: good once, for ten minutes, within five tries.
   * @throws {Invalid} `identity.wrong-code` on the field `code`; `identity.code-over` when another must be asked.
   */
  verify(use: CodeUse, code: string): Promise<void>;
}

/** The codes of this desk. */
export function oneTimeCodes(desk: Desk): OneTimeCodes {
  return {
    issue: (transaction, use, from) => issueCode(desk, transaction, use, from),
    verify: (use, code) => verifyCode(desk, use, code),
  };
}

/**
 * The SMS of a code. Its last line lets the browser of the telephone offer the code on our pages only (WICG, origin-bound
 * one-time codes).
 */
export function smsOfCode({ code, minutes }: IssuedCode, publicUrl: URL): string {
  const line = publicUrl.protocol === 'https:' ? `\n\n@${publicUrl.hostname} #${code}` : '';
  return `Votre code Cabinet : ${code}. Il sert une fois, pendant ${minutes} minutes. Ne le donnez à personne.${line}`;
}

async function issueCode(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  use: CodeUse,
  from: string | null,
): Promise<IssuedCode> {
  const now = desk.machine.now();
  // Address before subject, always: in two orders two requests could wait for each other.
  const count = (key: string, limit: AskingLimit) => take(transaction, key, limit, now.epochMilliseconds);
  if (from !== null) {
    const address = addressBlock(from);
    await count(keyOf(desk, 'code-address', address), ADDRESS_LIMIT);
    await count(keyOf(desk, 'code-address-day', address), ADDRESS_DAY_LIMIT);
  }
  const key = keyOfUse(desk, use);
  await count(key, RECIPIENT_LIMIT);
  await count(keyOf(desk, 'code-subject-day', use.subject), RECIPIENT_DAY_LIMIT);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await transaction
    .updateTable('identity.one_time_codes')
    .set({ code: hashOf(desk, key, code), tries: 0, expires_at: now.add({ minutes: CODE_MINUTES }).toString() })
    .where('key', '=', key)
    .execute();
  return { code, minutes: CODE_MINUTES };
}

/** A wrong try is counted in a transaction that commits whatever follows: tries made at once count as tries made in turn. */
async function verifyCode(desk: Desk, use: CodeUse, typed: string): Promise<void> {
  const key = keyOfUse(desk, use);
  const given = hashOf(desk, key, typed.replaceAll(/\s/g, ''));
  const right = await desk.commons.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('identity.one_time_codes')
      .select(['code', 'tries', 'expires_at'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst();
    if (row?.code == null || row.expires_at === null) throw codeOver();
    if (row.tries >= CODE_TRIES || Date.parse(row.expires_at) <= desk.machine.now().epochMilliseconds) throw codeOver();
    const same = timingSafeEqual(Buffer.from(given), Buffer.from(row.code));
    await transaction
      .updateTable('identity.one_time_codes')
      .set(same ? { code: null, expires_at: null } : { tries: row.tries + 1 })
      .where('key', '=', key)
      .execute();
    return same;
  });
  if (!right) throw wrongCode();
}

async function take(
  transaction: Transaction<CommonsTables>,
  key: string,
  limit: AskingLimit,
  now: number,
): Promise<void> {
  // The row must exist to be locked: two first requests at once would otherwise both count as the first.
  const epoch = new Date(0).toISOString();
  await transaction
    .insertInto('identity.one_time_codes')
    .values({ key, asked: 0, asked_since: epoch, asked_at: epoch })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const row = await transaction
    .selectFrom('identity.one_time_codes')
    .select(['asked', 'asked_since', 'asked_at'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const known = { count: row.asked, since: Date.parse(row.asked_since), lastAt: Date.parse(row.asked_at) };
  const verdict = askOnce(known, limit, now);
  if ('retryAfterSeconds' in verdict) throw tooSoon(verdict.retryAfterSeconds);
  const { count, since, lastAt } = verdict.next;
  await transaction
    .updateTable('identity.one_time_codes')
    .set({ asked: count, asked_since: new Date(since).toISOString(), asked_at: new Date(lastAt).toISOString() })
    .where('key', '=', key)
    .execute();
}

function keyOfUse(desk: Desk, { purpose, subject }: CodeUse): string {
  return keyOf(desk, 'code-subject', `${purpose} ${subject}`);
}

function hashOf(desk: Desk, key: string, code: string): string {
  return keyOf(desk, 'code', `${key} ${code}`);
}

function wrongCode(): Invalid {
  return new Invalid('identity.wrong-code', 'Ce code n’est pas le bon. Vérifiez-le et réessayez.', [
    { field: 'code', rule: 'wrong', message: 'Code inexact.' },
  ]);
}

function codeOver(): Invalid {
  return new Invalid('identity.code-over', 'Ce code n’est plus valable. Demandez-en un nouveau.', [
    { field: 'code', rule: 'expired', message: 'Code expiré, déjà utilisé ou essayé trop de fois.' },
  ]);
}

function tooSoon(seconds: number): TooMany {
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 60 ? `${seconds} s` : minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
  return new TooMany(
    'identity.code-too-soon',
    `Un code vient de partir. Vous pourrez en demander un autre dans ${wait}.`,
    seconds,
  );
}
