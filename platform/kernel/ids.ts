import { randomBytes, randomUUIDv7 } from 'node:crypto';

/**
 * A new identifier: UUID version 7 (RFC 9562), so that rows sort by birth and indexes stay compact. The time inside
 * is the machine's: nothing may read a domain date out of an identifier.
 */
export function newId(): string {
  return randomUUIDv7();
}

/** A secret for a link, a token or a password that no person types: 256 bits, base64url without padding. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a string from outside has the shape of one of our identifiers. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
