import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the link of an offer names. */
export interface OfferAddress {
  readonly organizationId: string;
  readonly offerId: string;
}

/** `w`, the practice, the offer, and 256 bits that only the practice's key makes: nothing to guess, nothing to store. */
export function offerSecret({ organizationId, offerId }: OfferAddress, key: Buffer): string {
  return `w${packed(organizationId)}${packed(offerId)}${signature(organizationId, offerId, key)}`;
}

const SHAPE = /^w([\w-]{22})([\w-]{22})([\w-]{43})$/;

/** Reads what a secret names, before its signature is checked; null when it has not the shape. */
export function readOfferSecret(secret: string): (OfferAddress & { readonly signature: string }) | null {
  const [, organization, offer, signed] = SHAPE.exec(secret) ?? [];
  if (organization === undefined || offer === undefined || signed === undefined) return null;
  return { organizationId: unpacked(organization), offerId: unpacked(offer), signature: signed };
}

/** Whether the signature is ours. */
export function isSigned(read: OfferAddress & { readonly signature: string }, key: Buffer): boolean {
  const expected = Buffer.from(signature(read.organizationId, read.offerId, key));
  const given = Buffer.from(read.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signature(organizationId: string, offerId: string, key: Buffer): string {
  return createHmac('sha256', key).update(`waiting-list offer ${organizationId} ${offerId}`).digest('base64url');
}

function packed(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

function unpacked(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
