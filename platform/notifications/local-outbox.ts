import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Clock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Commons } from '#platform/database/databases.ts';
import { seal } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { localContext } from './local-messages.ts';

const LOOPBACK = '127.0.0.1';
const MOST_BYTES = 25 * 1024 * 1024;
/** Mailboxes that do not exist, to see what becomes of an address that fails. */
const ABSENT = /^introuvable\b/;

export interface LocalOutboxOptions {
  readonly commons: Commons;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The « boîte d’envoi locale »: a mail server of our own on loopback, so that a fresh machine speaks real SMTP, which
 * keeps what it receives instead of passing it on. Nothing leaves the machine.
 */
export class LocalOutbox {
  readonly #server: SMTPServer;

  private constructor(server: SMTPServer) {
    this.#server = server;
  }

  /** Listens on a free port. */
  static async start(options: LocalOutboxOptions): Promise<LocalOutbox> {
    const server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false },
      size: MOST_BYTES,
      onRcptTo: ({ address }, _session, done) =>
        done(ABSENT.test(address) ? replying(550, '5.1.1 No such mailbox here') : null),
      onData: async (stream, session, done) => {
        const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
        done(await answerTo(options, stream, recipients));
      },
    });
    // A client that hangs up is no event of ours.
    server.on('error', () => {});
    await new Promise<void>((resolve) => void server.listen(0, LOOPBACK, resolve));
    return new LocalOutbox(server);
  }

  /** Where it listens, as `SMTP_URL` would say. */
  get url(): URL {
    const { port } = this.#server.server.address() as AddressInfo;
    return new URL(`smtp://${LOOPBACK}:${port}`);
  }

  async close(): Promise<void> {
    await promisify((done: () => void) => this.#server.close(done))();
  }
}

/** @returns null once the message is kept, else the reply that refuses it. */
async function answerTo(
  options: LocalOutboxOptions,
  stream: AsyncIterable<Buffer> & { readonly sizeExceeded: boolean },
  recipients: readonly string[],
): Promise<Error | null> {
  try {
    const content = Buffer.concat(await Array.fromAsync(stream));
    if (stream.sizeExceeded) return replying(552, 'Message too large');
    await keep(options, content, recipients);
    return null;
  } catch (error) {
    options.log.error({ err: error instanceof Error ? error : undefined }, 'local outbox');
    return replying(451, 'Not stored, try again');
  }
}

async function keep(
  { commons, keys, clock }: LocalOutboxOptions,
  content: Buffer,
  recipients: readonly string[],
): Promise<void> {
  const mail = await PostalMime.parse(content);
  const id = newId();
  const key = await keys.key('commons', 'text');
  await commons
    .insertInto('notifications.local_messages')
    .values({
      ...{ id, channel: 'mail', received_at: clock.now().toString(), recipients: [...recipients] },
      ...{ message_id: mail.messageId ?? id, subject: mail.subject ?? '' },
      content: seal(key, content, localContext(id)),
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .execute();
}

function replying(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
