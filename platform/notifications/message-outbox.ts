import type { Transaction } from 'kysely';
import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { seal, unseal } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import { isMailAddress, isSubject } from './addresses.ts';
import type { DeliveryAttempt, Mail, MailOutbox, MessageState, MessageStatus } from './mail.ts';
import { composeMail } from './mail-composition.ts';
import type { Sender } from './settings.ts';

/** Name of the job that delivers what is due. */
export const DELIVER_JOB = 'notifications.deliver';

export interface MessageOutboxOptions {
  readonly commons: Commons;
  readonly keys: KeyStore;
  /** Asks for the delivery job; the job runner. */
  readonly outbox: Pick<Outbox, 'enqueueInCommons'>;
  readonly sender: Sender;
}

/** Mails waiting in the commons, each written in the transaction of the act it tells of. */
export class MessageOutbox implements MailOutbox {
  readonly #options: MessageOutboxOptions;

  constructor(options: MessageOutboxOptions) {
    this.#options = options;
  }

  async send(transaction: Transaction<CommonsTables>, mail: Mail): Promise<string> {
    refuseInjection(mail);
    const id = newId();
    const content = await composeMail(mail, id, this.#options.sender);
    const key = await this.#options.keys.key('commons', 'text');
    const at = mail.at.toString();
    const inserted = await transaction
      .insertInto('notifications.messages')
      .values({
        ...{ id, key: mail.key, kind: mail.kind, channel: 'mail', recipient: mail.to, state: 'queued' },
        organization_id: mail.organizationId ?? null,
        content: seal(key, content, contentContext(id)),
        ...{ queued_at: at, due_at: at },
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) return idOf(transaction, mail.key);
    await this.#options.outbox.enqueueInCommons(transaction, DELIVER_JOB, {});
    return id;
  }

  async status(key: string): Promise<MessageStatus | null> {
    const message = await this.#options.commons
      .selectFrom('notifications.messages')
      .select(['id', 'kind', 'recipient', 'state', 'queued_at', 'settled_at'])
      .where('key', '=', key)
      .executeTakeFirst();
    if (message === undefined) return null;
    const attempts = await this.#options.commons
      .selectFrom('notifications.attempts')
      .select(['number', 'at', 'outcome', 'code', 'response'])
      .where('message_id', '=', message.id)
      .orderBy('number')
      .execute();
    const { queued_at: queuedAt, settled_at: settledAt, state, ...rest } = message;
    // The database's checks admit no other word.
    return { ...rest, state: state as MessageState, queuedAt, settledAt, attempts: attempts as DeliveryAttempt[] };
  }

  async original(id: string): Promise<Buffer> {
    const row = await this.#options.commons
      .selectFrom('notifications.messages')
      .select('content')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) throw new NotFound('notifications.message-not-found', 'Ce message n’existe pas.');
    return unseal(await this.#options.keys.key('commons', 'text'), row.content, contentContext(id));
  }
}

/** Binds a sealed message to its row. */
export function contentContext(id: string): string {
  return `notifications.messages.content:${id}`;
}

/** A line break in a header would begin another header of the sender's choice. */
function refuseInjection(mail: Mail): void {
  if (!isMailAddress(mail.to)) {
    throw new Invalid('notifications.address', 'Cette adresse e-mail n’est pas valable.', [
      { field: 'to', rule: 'address', message: 'Adresse e-mail attendue, comme prenom.nom@exemple.fr.' },
    ]);
  }
  if (!isSubject(mail.subject)) {
    throw new Invalid('notifications.subject', 'L’objet du message n’est pas valable.', [
      { field: 'subject', rule: 'subject', message: 'Une seule ligne, de 1 à 200 caractères.' },
    ]);
  }
}

async function idOf(transaction: Transaction<CommonsTables>, key: string): Promise<string> {
  const { id } = await transaction
    .selectFrom('notifications.messages')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return id;
}
