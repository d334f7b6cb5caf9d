import { createHash } from 'node:crypto';
import { newSecret } from '#platform/kernel/ids.ts';

/** First letters of every API token, so that scanners of leaked secrets know it. */
export const TOKEN_PREFIX = 'cab_';

/** A secret to be given once, and what is kept of it. */
export interface Secret {
  readonly secret: string;
  readonly hash: string;
}

export function makeSecret(prefix = ''): Secret {
  const secret = prefix + newSecret();
  return { secret, hash: hashOf(secret) };
}

/** A fast hash is enough: 256 random bits cannot be guessed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
