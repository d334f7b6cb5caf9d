import { createCipheriv, createDecipheriv, randomFillSync, timingSafeEqual, type Cipheriv } from 'node:crypto';
import { Damaged } from './damaged.ts';
import { poly1305 } from './poly1305.ts';

/** The key that seals everything in a repository but its key files. */
export interface MasterKey {
  /** AES-256, 32 bytes. */
  readonly encrypt: Buffer;
  /** AES-128 of the one-time key of the tag, 16 bytes. */
  readonly k: Buffer;
  /** Of Poly1305, 16 bytes, unclamped. */
  readonly r: Buffer;
}

const IV = 16;
const TAG = 16;
/** What sealing adds to a plaintext, in bytes. */
export const OVERHEAD = IV + TAG;
const IVS_AT_ONCE = 256;

/**
 * Seals as the restic format does: random IV, AES-256-CTR, Poly1305-AES over the ciphertext. One per thread: it keeps
 * the cipher of the nonces, and a reserve of random IVs.
 */
export class Sealer {
  readonly #key: MasterKey;
  readonly #nonces: Cipheriv;
  readonly #tagKey = Buffer.alloc(32);
  readonly #ivs = Buffer.alloc(IV * IVS_AT_ONCE);
  #nextIv = IVS_AT_ONCE;

  constructor(key: MasterKey) {
    this.#key = key;
    this.#nonces = createCipheriv('aes-128-ecb', key.k, null).setAutoPadding(false);
    key.r.copy(this.#tagKey);
  }

  seal(plain: Uint8Array): Buffer {
    const sealed = Buffer.allocUnsafe(plain.length + OVERHEAD);
    const iv = this.#freshIv();
    iv.copy(sealed);
    const ciphertext = createCipheriv('aes-256-ctr', this.#key.encrypt, iv).update(plain);
    ciphertext.copy(sealed, IV);
    this.#tag(iv, ciphertext).copy(sealed, IV + ciphertext.length);
    return sealed;
  }

  /** @throws Damaged when the tag does not agree: another key, or altered bytes. */
  open(sealed: Buffer): Buffer {
    if (sealed.length < OVERHEAD) throw new Damaged('trop court pour être chiffré');
    const iv = sealed.subarray(0, IV);
    const ciphertext = sealed.subarray(IV, -TAG);
    if (!timingSafeEqual(this.#tag(iv, ciphertext), sealed.subarray(-TAG))) {
      throw new Damaged('le sceau ne correspond pas');
    }
    return createDecipheriv('aes-256-ctr', this.#key.encrypt, iv).update(ciphertext);
  }

  #tag(iv: Buffer, ciphertext: Uint8Array): Buffer {
    this.#nonces.update(iv).copy(this.#tagKey, 16);
    return poly1305(this.#tagKey, ciphertext);
  }

  #freshIv(): Buffer {
    if (this.#nextIv === IVS_AT_ONCE) {
      randomFillSync(this.#ivs);
      this.#nextIv = 0;
    }
    const at = IV * this.#nextIv;
    this.#nextIv += 1;
    return this.#ivs.subarray(at, at + IV);
  }
}
