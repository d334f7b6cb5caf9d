/** A message ready to leave, in the form of its channel. */
export interface Delivery {
  /** Address in the channel's own form: a mail address today, a telephone number when SMS comes. */
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
}

/** A way out to people: mail; later SMS, push, letters. It never throws for what the other side answers. */
export interface Channel {
  readonly name: 'mail';
  deliver(delivery: Delivery): Promise<DeliveryOutcome>;
}
