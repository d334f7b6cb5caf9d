import { createHash, createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';

export type CommonsTransaction = Transaction<CommonsTables>;

/** A text message to a mobile, sent when the transaction commits and once per key. */
export interface SmsToSend {
  readonly key: string;
  readonly kind: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly at: Temporal.Instant;
  readonly organizationId?: string;
}

export interface AccountsNeeds {
  readonly commons: Commons;
  /** Key of the commons for `patient-accounts`: keys the hashes of codes. */
  readonly secret: Buffer;
  readonly mail: Pick<MailOutbox, 'send'>;
  /** Null while no way out for SMS is set: the page then asks for an e-mail. */
  readonly sms: { send(transaction: CommonsTransaction, sms: SmsToSend): Promise<unknown> } | null;
  /** Domain time, for the journal and mails. */
  readonly clock: Clock;
  /** The machine's own time: codes and sessions age by it. */
  readonly machine: Clock;
  readonly secure: boolean;
}

/** One line of the journal of the commons about an account. */
export async function journal(
  database: Commons,
  { clock }: Pick<AccountsNeeds, 'clock'>,
  act: Act,
  action: `accounts.${string}`,
  accountId: string | null,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await recordAct(database, act, { action, object: { kind: 'accounts.account', id: accountId }, at: clock.now(), details });
}

/** What is kept of a secret of 256 bits. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** What is kept of six digits: without the key nobody may try them all. */
export function keyedHash({ secret }: Pick<AccountsNeeds, 'secret'>, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
