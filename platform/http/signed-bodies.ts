import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { systemClock } from '#platform/kernel/clock.ts';
import { TooLarge } from '#platform/kernel/errors.ts';
import { refuseUnsigned } from './signatures.ts';

/** Far above what machines tell each other. */
const MOST_BYTES = 64 * 1024;

/** Reads the bytes of a body, refuses them unless signed, and hands the same bytes on to be parsed. */
export function signatureAsked(secret: string) {
  return async (
    request: { readonly headers: IncomingHttpHeaders },
    _reply: unknown,
    payload: AsyncIterable<Buffer>,
  ): Promise<Readable> => {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of payload) {
      length += part.length;
      if (length > MOST_BYTES) throw new TooLarge('request.too-large', 'Ce qui a été envoyé est trop volumineux.');
      parts.push(part);
    }
    const body = Buffer.concat(parts);
    refuseUnsigned(secret, request.headers, body, systemClock.now());
    return Object.assign(Readable.from([body], { objectMode: false }), { receivedEncodedLength: length });
  };
}
