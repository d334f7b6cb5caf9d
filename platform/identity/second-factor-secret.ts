import { Invalid } from '#platform/kernel/errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The library keeps a secret as text and shows it in base32 (RFC 4648); this goes back from what people type.
 * @throws {Invalid} when it is not base32 of at least 16 printable characters.
 */
export function secretOfBase32(base32: string): string {
  const digits = [...base32.toUpperCase().replaceAll(/[\s=]/g, '')].map((letter) => ALPHABET.indexOf(letter));
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  if (digits.includes(-1) || bytes.length < 16 || bytes.some((byte) => byte < 0x20 || byte > 0x7e)) {
    throw new Invalid('identity.second-factor-secret', 'Ce secret n’est pas en base32 d’au moins seize caractères.');
  }
  return String.fromCharCode(...bytes);
}

/** The base32 secret inside an `otpauth:` address, for who types it by hand. */
export function secretInUri(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}
