import { sql, type Transaction } from 'kysely';
import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { seal, unseal } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { Channel } from './channel.ts';
import type { DeliveryAttempt, MessageState, MessageStatus } from './message-status.ts';

/** Name of the job that delivers what is due. */
export const DELIVER_JOB = 'notifications.deliver';

export interface MessageQueueOptions {
  readonly commons: Commons;
  readonly keys: KeyStore;
  /** Asks for the delivery job; the job runner. */
  readonly outbox: Pick<Outbox, 'enqueueInCommons'>;
}

/** What every message has, whatever its channel. */
interface QueuedMessage {
  readonly key: string;
  readonly kind: string;
  readonly to: string;
  readonly at: Temporal.Instant;
  readonly mostPerDay?: number;
  readonly organizationId?: string;
  readonly tells?: string;
}

/** The messages of one channel in the commons, each written in the transaction of the act it tells of. */
export class MessageQueue {
  readonly #channel: Channel['name'];
  readonly #options: MessageQueueOptions;

  constructor(channel: Channel['name'], options: MessageQueueOptions) {
    this.#channel = channel;
    this.#options = options;
  }

  /**
   * @param compose makes the bytes of every attempt, once.
   * @returns identifier of the message, that of the first one when the key is known; null beyond `mostPerDay`.
   */
  async put(
    transaction: Transaction<CommonsTables>,
    message: QueuedMessage,
    compose: (id: string) => Promise<Buffer>,
  ): Promise<string | null> {
    const { mostPerDay } = message;
    if (mostPerDay !== undefined && (await this.#lately(transaction, message)) >= mostPerDay)
      return this.#idOf(transaction, message.key);
    const id = newId();
    const content = seal(await this.#options.keys.key('commons', 'text'), await compose(id), contentContext(id));
    const at = message.at.toString();
    const inserted = await transaction
      .insertInto('notifications.messages')
      .values({
        ...{ id, key: message.key, kind: message.kind, channel: this.#channel, recipient: message.to },
        ...{ organization_id: message.organizationId ?? null, content, state: 'queued', queued_at: at, due_at: at },
        told_job: message.tells ?? null,
      })
      .onConflict((conflict) => conflict.columns(['channel', 'key']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) return this.#idOf(transaction, message.key);
    await this.#options.outbox.enqueueInCommons(transaction, DELIVER_JOB, {});
    return id;
  }

  /** What became of the message with this key; null when there is none. */
  async status(key: string): Promise<MessageStatus | null> {
    const message = await this.#options.commons
      .selectFrom('notifications.messages')
      .select(['id', 'kind', 'recipient', 'state', 'queued_at', 'settled_at', 'reported_at'])
      .where('channel', '=', this.#channel)
      .where('key', '=', key)
      .executeTakeFirst();
    if (message === undefined) return null;
    const attempts = await this.#options.commons
      .selectFrom('notifications.attempts')
      .select(['number', 'at', 'outcome', 'code', 'response'])
      .where('message_id', '=', message.id)
      .orderBy('number')
      .execute();
    const { queued_at: queuedAt, settled_at: settledAt, reported_at: reportedAt, state, ...rest } = message;
    return {
      ...{ ...rest, queuedAt, settledAt, reportedAt },
      // The database's checks admit no other word.
      ...{ state: state as MessageState, attempts: attempts as DeliveryAttempt[] },
    };
  }

  /** The bytes composed once and for all. @throws {NotFound} `notifications.message-not-found` */
  async original(id: string): Promise<Buffer> {
    const row = await this.#options.commons
      .selectFrom('notifications.messages')
      .select('content')
      .where('id', '=', id)
      .where('channel', '=', this.#channel)
      .executeTakeFirst();
    if (row === undefined) throw new NotFound('notifications.message-not-found', 'Ce message n’existe pas.');
    return unseal(await this.#options.keys.key('commons', 'text'), row.content, contentContext(id));
  }

  /** How many of its kind its recipient got in the 24 hours before it. Whoever counts for the same recipient waits. */
  async #lately(transaction: Transaction<CommonsTables>, { kind, to, at }: QueuedMessage): Promise<number> {
    const counted = `notifications.messages ${this.#channel} ${kind} ${to}`;
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${counted}, 0))`.execute(transaction);
    const { count } = await transaction
      .selectFrom('notifications.messages')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('recipient', '=', to)
      .where('channel', '=', this.#channel)
      .where('kind', '=', kind)
      .where('queued_at', '>', at.subtract({ hours: 24 }).toString())
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async #idOf(transaction: Transaction<CommonsTables>, key: string): Promise<string | null> {
    const row = await transaction
      .selectFrom('notifications.messages')
      .select('id')
      .where('channel', '=', this.#channel)
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.id ?? null;
  }
}

/** Binds a sealed message to its row. */
export function contentContext(id: string): string {
  return `notifications.messages.content:${id}`;
}
