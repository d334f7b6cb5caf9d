import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { systemClock } from '#platform/kernel/clock.ts';
import { CabinetError } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { seal } from '#platform/database/encryption.ts';
import { refuseUnsigned, signedHeaders } from '#platform/http/signatures.ts';
import { localContext } from './local-messages.ts';
import type { LocalOutboxOptions } from './local-outbox.ts';
import { SMS_HOOK } from './sms-hook.ts';
import type { SmsGateway } from './settings.ts';

const LOOPBACK = '127.0.0.1';
/** Telephones answer after the gateway did. */
const REPORT_AFTER_MS = 300;

/** Invented numbers at which this gateway fails, in the ways real ones do. */
const REFUSED_NUMBER = '+33639980404';
const DOWN_NUMBER = '+33639980503';
const UNREACHABLE_NUMBER = '+33639980500';

const sms = z.object({ id: z.uuid(), to: z.string(), text: z.string() });

/**
 * The « passerelle SMS simulée »: a gateway of our own on loopback which speaks the real protocol, keeps what it receives
 * for the local outbox in place of sending it, and reports it delivered. Nothing leaves the machine.
 */
export class LocalSmsGateway implements SmsGateway {
  readonly secret: string;
  readonly #options: LocalOutboxOptions;
  readonly #server: Server;
  readonly #hook = Promise.withResolvers<URL>();
  readonly #closing = new AbortController();

  private constructor(options: LocalOutboxOptions, secret: string) {
    this.#options = options;
    this.secret = secret;
    this.#server = createServer((request, answer) => void this.#answer(request, answer));
  }

  /** Listens on a free port. */
  static async start(options: LocalOutboxOptions, secret: string): Promise<LocalSmsGateway> {
    const gateway = new LocalSmsGateway(options, secret);
    gateway.#server.listen(0, LOOPBACK);
    await once(gateway.#server, 'listening');
    return gateway;
  }

  /** Where it listens, as `SMS_URL` would say. */
  get url(): URL {
    const { port } = this.#server.address() as AddressInfo;
    return new URL(`http://${LOOPBACK}:${port}/messages`);
  }

  /** Where Cabinet listens: reports and answers wait until it is known. */
  reportsTo(cabinet: URL): void {
    this.#hook.resolve(new URL(SMS_HOOK, cabinet));
  }

  /** Somebody answers an SMS. */
  async reply(from: string, text: string): Promise<void> {
    await this.#tell({ event: 'reply', from, text });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    try {
      refuseUnsigned(this.secret, request.headers, body, systemClock.now());
      const message = sms.parse(JSON.parse(body.toString('utf8')));
      if (message.to === REFUSED_NUMBER) return reply(answer, 422, { error: 'unknown number' });
      if (message.to === DOWN_NUMBER) return reply(answer, 503, { error: 'try later' });
      await this.#keep(message);
      const providerId = `simulated-${message.id}`;
      reply(answer, 202, { providerId });
      this.#reportLater(message.id, providerId, message.to === UNREACHABLE_NUMBER ? 'failed' : 'delivered');
    } catch (error) {
      reply(answer, error instanceof CabinetError ? error.status : 400, { error: 'not understood' });
    }
  }

  async #keep({ id, to, text }: z.output<typeof sms>): Promise<void> {
    const { commons, keys, clock } = this.#options;
    const row = newId();
    await commons
      .insertInto('notifications.local_messages')
      .values({
        ...{ id: row, channel: 'sms', received_at: clock.now().toString(), message_id: id, recipients: [to] },
        ...{ subject: '', content: seal(await keys.key('commons', 'text'), Buffer.from(text), localContext(row)) },
      })
      .onConflict((conflict) => conflict.column('message_id').doNothing())
      .execute();
  }

  #reportLater(id: string, providerId: string, state: 'delivered' | 'failed'): void {
    const timer = setTimeout(() => {
      this.#tell({ event: 'state', id, providerId, state }).catch((error: unknown) => {
        if (!this.#closing.signal.aborted) this.#options.log.warn({ err: error as Error }, 'simulated SMS report');
      });
    }, REPORT_AFTER_MS);
    this.#closing.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  async #tell(word: object): Promise<void> {
    const body = JSON.stringify(word);
    const answer = await fetch(await this.#hook.promise, {
      ...{ method: 'POST', body, signal: this.#closing.signal },
      headers: { 'content-type': 'application/json', ...signedHeaders(this.secret, body, systemClock.now()) },
    });
    if (!answer.ok) throw new Error(`Cabinet answered ${answer.status}`);
  }
}

function reply(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
