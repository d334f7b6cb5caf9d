/** A message ready to leave, in the form of its channel. */
export interface Delivery {
  /** Ours; the same at each attempt. */
  readonly id: string;
  /** Address in the channel's own form: a mail address, or a telephone number (E.164). */
  readonly recipient: string;
  readonly content: Buffer;
}

/**
 * What came of handing a message over. `postponed` may succeed later; when the channel itself did not answer,
 * `reachable` is false and nothing else should be tried for now.
 */
export interface DeliveryOutcome {
  readonly outcome: 'accepted' | 'refused' | 'postponed';
  readonly code: number | null;
  readonly response: string;
  readonly reachable: boolean;
  /** What the other side calls the message, where it says so. */
  readonly providerId?: string;
}

/** A way out to people. It never throws for what the other side answers. */
export interface Channel {
  readonly name: 'mail' | 'sms';
  deliver(delivery: Delivery): Promise<DeliveryOutcome>;
}
