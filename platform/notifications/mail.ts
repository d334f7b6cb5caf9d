import type { Transaction } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';

/** A mail to one person. Health data never goes in: name the event, link to the page where it is read. */
export interface Mail {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  /**
   * French plain text: paragraphs separated by an empty line; a paragraph that is only an `https:` or `http:` address
   * becomes the button of the HTML form.
   */
  readonly text: string;
  /** Stable word for what it is about: `identity.password-reset`. */
  readonly kind: string;
  /** At most one message ever exists per key: `identity.password-reset:<id>`. */
  readonly key: string;
  /** Domain time of the act. */
  readonly at: Temporal.Instant;
  /** Organisation it concerns, when one does. */
  readonly organizationId?: string;
}

/**
 * What became of a message. `queued`: in the outbox. `accepted`: a mail server took charge of it, which is not a proof
 * of reading. `refused`: a server said no for good. `failed`: we gave up after days of trying.
 */
export type MessageState = 'queued' | 'accepted' | 'refused' | 'failed';

/** One try at delivering. */
export interface DeliveryAttempt {
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  readonly outcome: 'accepted' | 'refused' | 'postponed';
  /** Reply code of the server (RFC 5321 section 4.2); null when it could not be reached. */
  readonly code: number | null;
  /** The server's words, or ours when it could not be reached. */
  readonly response: string;
}

/** A message and its history. */
export interface MessageStatus {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly state: MessageState;
  /** ISO instants. */
  readonly queuedAt: string;
  readonly settledAt: string | null;
  readonly attempts: readonly DeliveryAttempt[];
}

/** The outbox of mails. */
export interface MailOutbox {
  /**
   * Puts a mail in the outbox within the caller's transaction in the commons: it leaves if and only if the transaction
   * commits, and once only per key.
   * @returns identifier of the message, that of the first one when the key is known.
   * @throws {Invalid} `notifications.address`, `notifications.subject` when they would not stand in a header.
   */
  send(transaction: Transaction<CommonsTables>, mail: Mail): Promise<string>;

  /** What became of the message with this key; null when there is none. */
  status(key: string): Promise<MessageStatus | null>;

  /**
   * The message exactly as composed once and for all (RFC 5322), to be shown, downloaded or kept as proof.
   * @throws {NotFound} `notifications.message-not-found`
   */
  original(id: string): Promise<Buffer>;
}
