import type { Transaction } from 'kysely';
import { Invalid } from '#platform/kernel/errors.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { isMailAddress, isSubject } from './addresses.ts';
import type { Mail, MailOutbox } from './mail.ts';
import { composeMail } from './mail-composition.ts';
import { MessageQueue, type MessageQueueOptions } from './message-queue.ts';
import type { MessageStatus } from './message-status.ts';
import type { Sender } from './settings.ts';

/** Mails waiting in the commons. */
export class MessageOutbox implements MailOutbox {
  readonly #queue: MessageQueue;
  readonly #sender: Sender;

  constructor(options: MessageQueueOptions & { readonly sender: Sender }) {
    this.#queue = new MessageQueue('mail', options);
    this.#sender = options.sender;
  }

  async send(transaction: Transaction<CommonsTables>, mail: Mail): Promise<string | null> {
    refuseInjection(mail);
    return this.#queue.put(transaction, mail, (id) => composeMail(mail, id, this.#sender));
  }

  status(key: string): Promise<MessageStatus | null> {
    return this.#queue.status(key);
  }

  original(id: string): Promise<Buffer> {
    return this.#queue.original(id);
  }
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
