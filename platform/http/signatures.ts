import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Unauthenticated } from '#platform/kernel/errors.ts';

const TIMESTAMP = 'cabinet-timestamp';
const SIGNATURE = 'cabinet-signature';
/** How far the sender's clock may be from ours: an older message may be one that somebody overheard and sends again. */
const WINDOW_SECONDS = 300;

/**
 * Headers that prove who sends a body between machines that share a secret: the time in seconds, and
 * `sha256=<hexadecimal HMAC of "<time>.<body>">`.
 */
export function signedHeaders(secret: string, body: string, at: Temporal.Instant): Record<string, string> {
  const time = String(Math.floor(at.epochMilliseconds / 1000));
  return { [TIMESTAMP]: time, [SIGNATURE]: `sha256=${hmac(secret, time, Buffer.from(body)).toString('hex')}` };
}

/** @throws {Unauthenticated} `signature.refused` when a body was not signed with the secret within five minutes of now. */
export function refuseUnsigned(
  secret: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  now: Temporal.Instant,
): void {
  const [time, given] = [headers[TIMESTAMP], headers[SIGNATURE]];
  if (typeof time !== 'string' || typeof given !== 'string' || !/^\d{1,12}$/.test(time)) throw refused();
  if (Math.abs(now.epochMilliseconds / 1000 - Number(time)) > WINDOW_SECONDS) throw refused();
  const signature = Buffer.from(given.replace(/^sha256=/, ''), 'hex');
  const expected = hmac(secret, time, body);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) throw refused();
}

function hmac(secret: string, time: string, body: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${time}.`).update(body).digest();
}

function refused(): Unauthenticated {
  return new Unauthenticated('signature.refused', 'La signature de ce message manque, est inexacte ou trop ancienne.');
}
