import type { Selectable } from 'kysely';
import type { Log } from '#platform/kernel/log.ts';
import type { Commons } from '#platform/database/databases.ts';
import { unseal } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { CommonsTransaction, Outbox } from '#platform/jobs/outbox.ts';
import { nextAttempt } from './attempts.ts';
import type { Channel, DeliveryOutcome } from './channel.ts';
import { contentContext } from './message-queue.ts';
import type { MessageState } from './message-status.ts';
import { tellChange } from './telling.ts';

/** Longer than any exchange with a mail server or a gateway: until then nobody else may try. */
const CLAIMED_FOR = Temporal.Duration.from({ minutes: 10 });

export interface DeliveryOptions {
  readonly commons: Commons;
  readonly keys: KeyStore;
  /** For who wants to know what became of a message. */
  readonly outbox: Pick<Outbox, 'enqueueInCommons'>;
  readonly channel: Channel;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Told of a mail that its server refused for good. */
  readonly onRefused?:
    | ((
        transaction: CommonsTransaction,
        refused: { readonly recipient: string; readonly code: number | null; readonly at: Temporal.Instant },
      ) => Promise<void>)
    | undefined;
}

type Message = Pick<
  Selectable<CommonsTables['notifications.messages']>,
  'id' | 'recipient' | 'content' | 'attempts' | 'queued_at'
>;

/**
 * Delivers every message of a channel that is due, one after the other. Each is claimed first, so that two runs never send the same
 * one; a process that dies between the server's word and our note of it sends it again ten minutes later, under the
 * same identifier. Stops at the first sign that the server does not answer: the others stay due.
 * @returns how many attempts were made.
 */
export async function deliverDue(options: DeliveryOptions): Promise<number> {
  for (let made = 0; ; made += 1) {
    if (options.signal.aborted) return made;
    const message = await claim(options.commons, options.channel.name, options.now());
    if (message === null) return made;
    const key = await options.keys.key('commons', 'text');
    const content = unseal(key, message.content, contentContext(message.id));
    const outcome = await options.channel.deliver({ id: message.id, recipient: message.recipient, content });
    const state = await settle(options, message, outcome);
    const tried = { messageId: message.id, attempt: message.attempts, state, reply: outcome.code };
    options.log.info(tried, `${options.channel.name} attempt`);
    if (!outcome.reachable) return made + 1;
  }
}

async function claim(commons: Commons, channel: Channel['name'], now: Temporal.Instant): Promise<Message | null> {
  const due = commons
    .selectFrom('notifications.messages')
    .select('id')
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('due_at', '<=', now.toString())
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
  const claimed = await commons
    .updateTable('notifications.messages')
    .set((the) => ({ due_at: now.add(CLAIMED_FOR).toString(), attempts: the('attempts', '+', 1) }))
    .where('id', 'in', due)
    .returning(['id', 'recipient', 'content', 'attempts', 'queued_at'])
    .executeTakeFirst();
  return claimed ?? null;
}

async function settle(options: DeliveryOptions, message: Message, outcome: DeliveryOutcome): Promise<MessageState> {
  const now = options.now();
  const retry =
    outcome.outcome === 'postponed'
      ? nextAttempt(message.attempts, Temporal.Instant.from(message.queued_at), now)
      : null;
  const state = stateAfter(outcome, retry);
  await options.commons.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('notifications.messages')
      .set({
        ...{ state, due_at: retry?.toString() ?? null, settled_at: retry === null ? now.toString() : null },
        provider_id: outcome.providerId ?? null,
      })
      .where('id', '=', message.id)
      .where('state', '=', 'queued')
      .returning(['key', 'organization_id', 'told_job'])
      .executeTakeFirst();
    if (changed !== undefined && state !== 'queued') await tellChange(transaction, options.outbox, changed);
    if (changed !== undefined && state === 'refused' && options.channel.name === 'mail') {
      await options.onRefused?.(transaction, { recipient: message.recipient, code: outcome.code, at: now });
    }
    await transaction
      .insertInto('notifications.attempts')
      .values({
        ...{ message_id: message.id, number: message.attempts, at: now.toString() },
        ...{ outcome: outcome.outcome, code: outcome.code, response: outcome.response },
      })
      .execute();
  });
  return state;
}

function stateAfter(outcome: DeliveryOutcome, retry: Temporal.Instant | null): MessageState {
  if (outcome.outcome !== 'postponed') return outcome.outcome;
  return retry === null ? 'failed' : 'queued';
}
