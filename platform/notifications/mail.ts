import type { Transaction } from 'kysely';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { MessageStatus } from './message-status.ts';

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
  /**
   * How many of this kind one recipient may get in 24 hours, for what anybody may set off: beyond, it is not sent.
   * Without it there is no ceiling.
   */
  readonly mostPerDay?: number;
  /** Domain time of the act. */
  readonly at: Temporal.Instant;
  /** Organisation it concerns, when one does. */
  readonly organizationId?: string;
  /** Job of that organisation told `{key}` each time the state changes, so that nobody need ask again and again. */
  readonly tells?: string;
  /** Files that travel with it, byte for byte. */
  readonly attachments?: readonly Attachment[];
}

/** A file of a mail. */
export interface Attachment {
  readonly name: string;
  /** Media type (IANA). */
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The outbox of mails. */
export interface MailOutbox {
  /**
   * Puts a mail in the outbox within the caller's transaction in the commons: it leaves if and only if the transaction
   * commits, and once only per key.
   * @returns identifier of the message, that of the first one when the key is known; null beyond `mostPerDay`.
   * @throws {Invalid} `notifications.address`, `notifications.subject` when they would not stand in a header.
   */
  send(transaction: Transaction<CommonsTables>, mail: Mail): Promise<string | null>;

  /** What became of the message with this key; null when there is none. */
  status(key: string): Promise<MessageStatus | null>;

  /**
   * The message exactly as composed once and for all (RFC 5322), to be shown, downloaded or kept as proof.
   * @throws {NotFound} `notifications.message-not-found`
   */
  original(id: string): Promise<Buffer>;
}
