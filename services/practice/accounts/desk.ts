import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { OneTimeCodes } from '#platform/identity/module.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';

export type CommonsTransaction = Transaction<CommonsTables>;

export interface AccountsNeeds {
  readonly commons: Commons;
  readonly mail: Pick<MailOutbox, 'send'>;
  readonly sms: Pick<SmsOutbox, 'send'>;
  readonly codes: OneTimeCodes;
  readonly publicUrl: URL;
  /** Countries (ISO 3166-1) whose mobiles get codes. */
  readonly codeCountries: ReadonlySet<string>;
  /** Domain time, for the journal and mails. */
  readonly clock: Clock;
  /** The machine's own time: sessions age by it. */
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
  await recordAct(database, act, {
    action,
    object: { kind: 'accounts.account', id: accountId },
    at: clock.now(),
    details,
  });
}

/** What is kept of a secret of 256 bits. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
