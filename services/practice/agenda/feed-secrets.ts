import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the address of a calendar link says. */
export interface FeedAddress {
  readonly organizationId: string;
  readonly feedId: string;
}

/** The secret part of an address: organisation, link, signature under the organisation's key; nothing to guess. */
export function feedSecret({ organizationId, feedId }: FeedAddress, key: Buffer): string {
  return [organizationId, feedId]
    .map(packed)
    .concat(signature(organizationId, feedId, key))
    .join('.');
}

/** Reads the organisation and the link out of a secret, before its signature is checked; null when it has not the shape. */
export function readFeedSecret(secret: string): (FeedAddress & { readonly signature: string }) | null {
  const [organization = '', feed = '', signed = '', ...more] = secret.split('.');
  const [organizationId, feedId] = [unpacked(organization), unpacked(feed)];
  if (organizationId === null || feedId === null || more.length > 0) return null;
  return { organizationId, feedId, signature: signed };
}

/** Whether the signature is ours. */
export function isSigned(read: FeedAddress & { readonly signature: string }, key: Buffer): boolean {
  const expected = Buffer.from(signature(read.organizationId, read.feedId, key));
  const given = Buffer.from(read.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signature(organizationId: string, feedId: string, key: Buffer): string {
  return createHmac('sha256', key).update(`agenda feed ${organizationId} ${feedId}`).digest('base64url');
}

function packed(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

function unpacked(text: string): string | null {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  if (hex.length !== 32) return null;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
