import * as crypto from 'node:crypto';

declare module 'node:crypto' {
  /** Of Node 26.10, not yet in its types. */
  function createMac(algorithm: 'poly1305', key: Uint8Array): { update(data: Uint8Array): void; final(): Buffer };
}

/**
 * Poly1305 of `message` (RFC 8439). The format keeps `r` unclamped; clamping is part of the algorithm.
 * @param key 32 bytes: `r`, then the encrypted nonce
 */
export function poly1305(key: Uint8Array, message: Uint8Array): Buffer {
  const mac = crypto.createMac('poly1305', key);
  mac.update(message);
  return mac.final();
}
