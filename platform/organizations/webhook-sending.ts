import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { signedHeaders } from '#platform/http/signatures.ts';
import { mayReach, type WebhookReach } from './outside-addresses.ts';

/** What became of one attempt: the status of the answer, or why none came. */
export type Answered =
  | { readonly status: number }
  | { readonly trouble: 'private-address' | 'timeout' | 'unreachable' };

const PATIENCE_MS = 10_000;

class PrivateAddress extends Error {}

/**
 * Posts a signed body once. Follows no redirection and reads no answer beyond its status; connects to no address but one
 * that may be reached, judged after the name was resolved, so that no name leads inside.
 */
export async function sendSigned(
  reach: WebhookReach,
  given: { readonly url: string; readonly secret: string; readonly body: string; readonly at: Temporal.Instant },
): Promise<Answered> {
  const url = new URL(given.url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !mayReach(reach, host)) return { trouble: 'private-address' };
  const { request } = url.protocol === 'https:' ? https : http;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return new Promise((resolve) => {
    const sent = request(url, {
      ...{ method: 'POST', signal, agent: false, lookup: lookupWithin(reach) },
      headers: {
        ...signedHeaders(given.secret, given.body, given.at),
        ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(given.body) },
        'user-agent': 'Cabinet-Webhook/1',
      },
    });
    sent.once('response', (response) => {
      resolve({ status: response.statusCode ?? 0 });
      response.destroy();
    });
    sent.once('error', (error) => {
      if (error instanceof PrivateAddress) resolve({ trouble: 'private-address' });
      else resolve({ trouble: signal.aborted ? 'timeout' : 'unreachable' });
    });
    sent.end(given.body);
  });
}

/** Resolves a name to the addresses that may be reached only. */
function lookupWithin(reach: WebhookReach): LookupFunction {
  return (hostname, options, found) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error, '');
      const open = addresses.filter(({ address }) => mayReach(reach, address));
      const [first] = open;
      if (first === undefined) return found(new PrivateAddress(hostname), '');
      return options.all === true ? found(null, open) : found(null, first.address, first.family);
    });
  };
}
