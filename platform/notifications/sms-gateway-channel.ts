import { z } from 'zod';
import { systemClock } from '#platform/kernel/clock.ts';
import { signedHeaders } from '#platform/http/signatures.ts';
import type { Channel, Delivery, DeliveryOutcome } from './channel.ts';

const ANSWER_MS = 15_000;
const MOST_RESPONSE = 500;

const accepted = z.object({ providerId: z.string().min(1).max(200) });

/**
 * Hands SMS to a gateway: `POST` of `{id, to, text}` in JSON, signed (`platform/http/signatures.ts`), answered by 202 and
 * `{providerId}`. The gateway sends one SMS per `id` however often it is asked.
 */
export class SmsGatewayChannel implements Channel {
  readonly name = 'sms';
  readonly #url: URL;
  readonly #secret: string;

  constructor(url: URL, secret: string) {
    this.#url = url;
    this.#secret = secret;
  }

  async deliver({ id, recipient, content }: Delivery): Promise<DeliveryOutcome> {
    const body = JSON.stringify({ id, to: recipient, text: content.toString('utf8') });
    try {
      const answer = await fetch(this.#url, {
        ...{ method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) },
        headers: { 'content-type': 'application/json', ...signedHeaders(this.#secret, body, systemClock.now()) },
      });
      return outcomeOf(answer.status, await answer.text());
    } catch (error) {
      const response = error instanceof Error ? error.message : 'no answer';
      return { outcome: 'postponed', code: null, response: response.slice(0, MOST_RESPONSE), reachable: false };
    }
  }
}

/**
 * 400, 404, 409, 410 and 422 speak of this number or this text: no for good. Anything else speaks of our settings or of
 * the gateway's state: the SMS may leave later.
 */
function outcomeOf(code: number, text: string): DeliveryOutcome {
  const said = { code, response: text.slice(0, MOST_RESPONSE) };
  if (code === 202 || code === 200) {
    const read = accepted.safeParse(jsonOf(text));
    if (!read.success) return { ...said, outcome: 'postponed', reachable: false };
    return { ...said, outcome: 'accepted', reachable: true, providerId: read.data.providerId };
  }
  const refused = [400, 404, 409, 410, 422].includes(code);
  return { ...said, outcome: refused ? 'refused' : 'postponed', reachable: refused };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
