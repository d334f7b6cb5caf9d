import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with AES-256-GCM under a fresh random nonce. `context` (`coding.reports.text:<id>`) is authenticated but
 * not stored: a ciphertext moved to another row or column does not open.
 * @returns nonce, ciphertext and tag, in that order.
 */
export function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Opens what `seal` made.
 * @throws when the key, the context or a single bit differs.
 */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
}

/** `seal` for text: free text of health records lives in the database in this form only. */
export function sealText(key: Buffer, text: string, context: string): Buffer {
  return seal(key, Buffer.from(text, 'utf8'), context);
}

/** `unseal` for text. */
export function unsealText(key: Buffer, sealed: Buffer, context: string): string {
  return unseal(key, sealed, context).toString('utf8');
}
