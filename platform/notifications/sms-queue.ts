import type { Transaction } from 'kysely';
import { Invalid } from '#platform/kernel/errors.ts';
import { readPhoneNumber } from '#platform/kernel/phone-numbers.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { MessageQueue, type MessageQueueOptions } from './message-queue.ts';
import type { MessageStatus } from './message-status.ts';
import type { Sms, SmsOutbox } from './sms.ts';
import { isOptedOut } from './sms-opt-outs.ts';
import { inSmsAlphabet, smsLength } from './sms-text.ts';

/** A reader takes longer messages for a trick, and each part is paid for. */
const MOST_SEGMENTS = 6;

/** Text messages waiting in the commons. */
export class SmsQueue implements SmsOutbox {
  readonly #queue: MessageQueue;
  readonly #options: MessageQueueOptions;

  constructor(options: MessageQueueOptions) {
    this.#queue = new MessageQueue('sms', options);
    this.#options = options;
  }

  async send(transaction: Transaction<CommonsTables>, sms: Sms): Promise<string | null> {
    const text = inSmsAlphabet(sms.text.trim());
    refuseUnsendable(sms.to, text);
    return this.#queue.put(transaction, sms, async () => Buffer.from(text));
  }

  status(key: string): Promise<MessageStatus | null> {
    return this.#queue.status(key);
  }

  optedOut(number: string): Promise<boolean> {
    return isOptedOut(this.#options.commons, number);
  }
}

function refuseUnsendable(to: string, text: string): void {
  const number = readPhoneNumber(to);
  if (number?.e164 !== to || !number.mobile) {
    throw new Invalid('notifications.phone', 'Ce numéro ne peut pas recevoir de SMS.', [
      { field: 'to', rule: 'phone', message: 'Numéro de mobile attendu, comme 06 12 34 56 78.' },
    ]);
  }
  if (text === '' || smsLength(text).segments > MOST_SEGMENTS) {
    throw new Invalid('notifications.sms-text', 'Ce message est vide ou trop long pour un SMS.', [
      { field: 'text', rule: 'length', message: `Au plus ${MOST_SEGMENTS} SMS, soit environ 900 caractères.` },
    ]);
  }
}
