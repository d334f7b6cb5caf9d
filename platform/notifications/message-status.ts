/**
 * What became of a message. `queued`: in the outbox, nobody outside has it. `accepted`: a mail server or a gateway took
 * charge of it, which is not a proof of reading. `delivered`: the gateway says the telephone has it. `refused`: a server
 * said no for good. `failed`: we gave up after days of trying, or the gateway could not deliver what it had accepted.
 */
export type MessageState = 'queued' | 'accepted' | 'delivered' | 'refused' | 'failed';

/** One try at delivering. */
export interface DeliveryAttempt {
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  readonly outcome: 'accepted' | 'refused' | 'postponed';
  /** Reply code of the server (RFC 5321 section 4.2, or HTTP's); null when it could not be reached. */
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
  /** ISO instants: put in the outbox; accepted or given up; last word of the gateway on what it accepted. */
  readonly queuedAt: string;
  readonly settledAt: string | null;
  readonly reportedAt: string | null;
  readonly attempts: readonly DeliveryAttempt[];
}
