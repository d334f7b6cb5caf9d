import type { Transaction } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { MessageStatus } from './message-status.ts';

/** A text message to one telephone. Health data never goes in: name the event, link to the page where it is read. */
export interface Sms {
  /** Mobile number in its international form (E.164): `+33639980123`; `platform/kernel/phone-numbers.ts` reads what people type. */
  readonly to: string;
  /** French text; letters outside the alphabet of SMS lose their accent rather than double the price. */
  readonly text: string;
  /** Stable word for what it is about: `reminders.appointment`. */
  readonly kind: string;
  /** At most one SMS ever exists per key: `reminders.appointment:<id>:<n>`. */
  readonly key: string;
  /**
   * How many of this kind one number may get in 24 hours, for what anybody may set off: beyond, it is not sent. Without
   * it there is no ceiling.
   */
  readonly mostPerDay?: number;
  /** Domain time of the act. */
  readonly at: Temporal.Instant;
  /** Organisation it concerns, when one does. */
  readonly organizationId?: string;
  /** Job of that organisation told `{key}` each time the state changes, so that nobody need ask again and again. */
  readonly tells?: string;
}

/** The outbox of text messages. */
export interface SmsOutbox {
  /**
   * Puts an SMS in the outbox within the caller's transaction in the commons: it leaves if and only if the transaction
   * commits, and once only per key. It says nothing of whether the person still wants any: ask `optedOut` first, save
   * for a code they have just asked for.
   * @returns identifier of the message, that of the first one when the key is known; null beyond `mostPerDay`.
   * @throws {Invalid} `notifications.phone`, `notifications.sms-text`.
   */
  send(transaction: Transaction<CommonsTables>, sms: Sms): Promise<string | null>;

  /** What became of the SMS with this key; null when there is none. */
  status(key: string): Promise<MessageStatus | null>;

  /** Whether the holder of this number (E.164) answered STOP and did not take it back. */
  optedOut(number: string): Promise<boolean>;
}
