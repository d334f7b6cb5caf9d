import nodemailer from 'nodemailer';
import type { Channel, Delivery, DeliveryOutcome } from './channel.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
const MOST_RESPONSE = 500;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What the mail library throws. */
interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly message: string;
}

/** Hands mails to a mail server (RFC 5321). */
export class SmtpChannel implements Channel {
  readonly name = 'mail';
  readonly #url: URL;
  readonly #sender: string;

  /** @param sender address of the envelope: where the server reports what it could not deliver. */
  constructor(url: URL, sender: string) {
    this.#url = url;
    this.#sender = sender;
  }

  async deliver({ recipient, content }: Delivery): Promise<DeliveryOutcome> {
    const transport = nodemailer.createTransport({
      url: this.#url.href,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      // A password never crosses a network in clear.
      requireTLS: this.#url.username !== '' && !LOOPBACK.has(this.#url.hostname),
    });
    try {
      const envelope = { from: this.#sender, to: recipient };
      const { response } = await transport.sendMail({ envelope, raw: content });
      return {
        outcome: 'accepted',
        code: codeOf(response),
        response: response.slice(0, MOST_RESPONSE),
        reachable: true,
      };
    } catch (error) {
      return outcomeOf(error as SmtpError);
    } finally {
      transport.close();
    }
  }
}

/**
 * A reply of the 500s to the recipient or to the message is a refusal for good (RFC 5321 section 4.2.1). To anything
 * before (greeting, sign-in, sender) it speaks of our own settings: the message may leave once they are mended.
 */
function outcomeOf(error: SmtpError): DeliveryOutcome {
  const code = error.responseCode ?? null;
  const aboutMessage = error.code === 'EMESSAGE' || (error.code === 'EENVELOPE' && error.command === 'RCPT TO');
  const refused = aboutMessage && code !== null && code >= 500;
  return {
    outcome: refused ? 'refused' : 'postponed',
    code,
    response: (error.response ?? error.message).slice(0, MOST_RESPONSE),
    reachable: aboutMessage,
  };
}

function codeOf(response: string): number | null {
  const match = /^([2-5]\d\d)/.exec(response);
  return match === null ? null : Number(match[1]);
}
