import type { Commons } from '#platform/database/databases.ts';

/** What an API token may do at most, and who made it. */
export interface TokenRights {
  readonly permissions: readonly string[];
  readonly createdBy: string;
}

/** Null once the token is revoked or past its time. */
export async function rightsOfToken(database: Commons, id: string, now: Temporal.Instant): Promise<TokenRights | null> {
  const row = await database
    .selectFrom('organizations.tokens')
    .select(['permissions', 'created_by as createdBy'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toString())
    .executeTakeFirst();
  return row ?? null;
}
