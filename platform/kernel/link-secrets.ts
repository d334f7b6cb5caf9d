import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the secret of a link names: one thing of one organisation. */
export interface LinkTarget {
  readonly organizationId: string;
  readonly id: string;
}

/** A target as somebody gave it: nothing is known before its signature is checked. */
export interface ReadLink extends LinkTarget {
  readonly signature: string;
}

/**
 * Links that open one thing without signing in. Their secret names the organisation and the thing, and is signed under
 * a key of the organisation: nothing to guess, nothing to store.
 */
export class SignedLinks {
  readonly #purpose: string;
  readonly #prefix: string;
  readonly #separator: string;
  readonly #shape: RegExp;

  /** @param given.purpose what is signed with the names, so that no kind of link passes for another */
  constructor(given: { readonly purpose: string; readonly prefix?: string; readonly separator?: '' | '.' }) {
    this.#purpose = given.purpose;
    this.#prefix = given.prefix ?? '';
    this.#separator = given.separator ?? '';
    const part = this.#separator === '' ? '' : `\\${this.#separator}`;
    this.#shape = new RegExp(`^${this.#prefix}([\\w-]{22})${part}([\\w-]{22})${part}([\\w-]{43})$`);
  }

  secret(target: LinkTarget, key: Buffer): string {
    const parts = [packed(target.organizationId), packed(target.id), this.#sign(target, key)];
    return this.#prefix + parts.join(this.#separator);
  }

  /** Reads what a secret names, before its signature is checked; null when it has not the shape. */
  read(secret: string): ReadLink | null {
    const [, organization, id, signature] = this.#shape.exec(secret) ?? [];
    if (organization === undefined || id === undefined || signature === undefined) return null;
    return { organizationId: unpacked(organization), id: unpacked(id), signature };
  }

  /** Whether the signature is ours. */
  isSigned(read: ReadLink, key: Buffer): boolean {
    const expected = Buffer.from(this.#sign(read, key));
    const given = Buffer.from(read.signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  #sign({ organizationId, id }: LinkTarget, key: Buffer): string {
    return createHmac('sha256', key).update(`${this.#purpose} ${organizationId} ${id}`).digest('base64url');
  }
}

/** The identifier whose 32 hexadecimal figures these are. */
export function idOfHex(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function packed(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

function unpacked(text: string): string {
  return idOfHex(Buffer.from(text, 'base64url').toString('hex'));
}
