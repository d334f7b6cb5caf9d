import { serverNow } from '#platform/web/session/now.ts';
import type { Token } from '../tokens.ts';

export const TOKENS = '/api/organizations/tokens';

/** Whether a token still serves. */
export function tokenState(token: Token): 'Actif' | 'Révoqué' | 'Expiré' {
  if (token.revokedAt !== null) return 'Révoqué';
  return Date.parse(token.expiresAt) > serverNow().getTime() ? 'Actif' : 'Expiré';
}
