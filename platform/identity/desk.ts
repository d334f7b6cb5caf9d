import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from 'kysely';
import { systemClock, type Clock } from '#platform/kernel/clock.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { ActDatabase } from './act-database.ts';
import { cookieNames, createAuthentication, type Authentication } from './authentication.ts';
import { Turnstile } from './turnstile.ts';

/** The outbox of mails, as far as this room uses it. */
export interface Mailer {
  send(transaction: Transaction<CommonsTables>, mail: MailToSend): Promise<unknown>;
}

export interface MailToSend {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly kind: string;
  readonly key: string;
  readonly at: Temporal.Instant;
  /** How many of this kind one address may get in 24 hours, for what anybody may set off. */
  readonly mostPerDay?: number;
}

/** The outbox of SMS, as far as this room uses it. */
export interface Texter {
  send(transaction: Transaction<CommonsTables>, sms: SmsToSend): Promise<unknown>;
}

export interface SmsToSend {
  /** E.164 */
  readonly to: string;
  readonly text: string;
  readonly kind: string;
  readonly key: string;
  readonly at: Temporal.Instant;
}

export interface DeskNeeds {
  readonly commons: Commons;
  /** Key of the commons for `sign-in`: signs cookies, encrypts second-factor secrets, keys the hashes of attempts. */
  readonly secret: Buffer;
  readonly publicUrl: URL;
  /** Domain time, for the journal and mails. */
  readonly clock: Clock;
  readonly mail: Mailer;
  readonly sms: Texter;
  readonly log: Log;
  /** How long a session may be left alone before it ends (MAI-026). */
  readonly idleMinutes: number;
  /** How many months pass before somebody confirms their details again (MAI-036). */
  readonly detailsMonths: number;
  /** Whether staff verified a person's name, which then changes by a request only (MAI-039). */
  readonly nameLocked: (personId: string) => Promise<boolean>;
  /** The machine's own time, which opens and closes doors; a test may give another. */
  readonly machine?: Clock;
}

/** What every file of this room works with. */
export interface Desk {
  readonly commons: Commons;
  readonly database: ActDatabase;
  readonly auth: Authentication;
  readonly secret: string;
  readonly publicUrl: URL;
  readonly cookies: { readonly session: string; readonly challenge: string };
  readonly clock: Clock;
  readonly machine: Clock;
  readonly mail: Mailer;
  readonly sms: Texter;
  readonly idleMinutes: number;
  readonly detailsMonths: number;
  readonly nameLocked: DeskNeeds['nameLocked'];
  /** Password checks at once: each holds a connection and a thread for some 50 ms. */
  readonly turns: Turnstile;
  /** Runs `work` and hands over the reset token that the library made meanwhile, if any. */
  readonly catchResetToken: (work: () => Promise<unknown>) => Promise<string | null>;
}

const CHECKS_AT_ONCE = 4;

export function createDesk(needs: DeskNeeds): Desk {
  const { commons, publicUrl, clock, mail, sms, log, machine = systemClock } = needs;
  const { idleMinutes, detailsMonths, nameLocked } = needs;
  const database = new ActDatabase(commons);
  const secret = needs.secret.toString('base64url');
  const turns = new Turnstile(CHECKS_AT_ONCE);
  const slot = new AsyncLocalStorage<{ token: string | null }>();
  const onResetToken = (token: string): void => void Object.assign(slot.getStore() ?? {}, { token });
  return {
    ...{ commons, database, secret, publicUrl, clock, machine, mail, sms, turns },
    ...{ idleMinutes, detailsMonths, nameLocked },
    auth: createAuthentication({ database, secret, publicUrl, log, onResetToken }),
    cookies: cookieNames(publicUrl),
    catchResetToken: async (work) => {
      const caught = { token: null };
      await slot.run(caught, work);
      return caught.token;
    },
  };
}
