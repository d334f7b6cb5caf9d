import { Forbidden, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Session, SessionSource } from '#platform/http/session.ts';
import { mayUse } from './grant-rules.ts';
import { rightsOf } from './grants.ts';
import { inOrganization, type Office, type OrganizationAct } from './office.ts';
import { hashOf, makeSecret, TOKEN_PREFIX } from './secrets.ts';

/** An API token as its organisation sees it; the secret was shown once. Times are ISO instants. */
export interface Token {
  readonly id: string;
  readonly name: string;
  /** Last four characters. */
  readonly hint: string;
  readonly permissions: readonly string[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly permissions: readonly string[];
  readonly expiresAt: Temporal.Instant;
}

/** Longest life of a token. */
const TOKEN_DAYS = 366;

/**
 * Makes an API token for the organisation (`cab_…`), shown this once and kept as a hash.
 * @throws {Forbidden} `organizations.beyond-own-rights` for a permission its maker does not hold
 * @throws {Invalid} for an end that is past or too far
 */
export async function createToken(
  office: Office,
  by: OrganizationAct,
  given: NewToken,
): Promise<{ id: string; secret: string }> {
  const { actor } = by.act;
  if (actor.kind !== 'person') throw new Forbidden('organizations.person-only', 'Seule une personne crée un jeton.');
  const now = office.clock.now();
  refuseLife(given.expiresAt, now);
  return inOrganization(office, by, async (transaction) => {
    const held = await rightsOf(transaction, by.organizationId, actor.id, now);
    if (!given.permissions.every((permission) => mayUse(held, permission, undefined, now))) {
      throw new Forbidden('organizations.beyond-own-rights', 'Un jeton ne peut pas plus que la personne qui le crée.');
    }
    const { secret, hash } = makeSecret(TOKEN_PREFIX);
    const id = newId();
    await transaction
      .insertInto('organizations.tokens')
      .values({
        ...{
          id,
          organization_id: by.organizationId,
          name: given.name.trim(),
          secret_hash: hash,
          hint: secret.slice(-4),
        },
        ...{ permissions: [...given.permissions], created_by: actor.id },
        ...{ created_at: now.toString(), expires_at: given.expiresAt.toString() },
      })
      .execute();
    const details = { permissions: given.permissions.join(' ') };
    return {
      result: { id, secret },
      trace: { action: 'organizations.token.created', object: { kind: 'token', id }, details },
    };
  });
}

/** Makes a token in place of the living ones of the same name, which end at once. */
export async function replaceToken(
  office: Office,
  by: OrganizationAct,
  given: NewToken,
): Promise<{ id: string; secret: string }> {
  const living = await office.databases.commons
    .selectFrom('organizations.tokens')
    .select('id')
    .where('organization_id', '=', by.organizationId)
    .where('name', '=', given.name.trim())
    .where('revoked_at', 'is', null)
    .execute();
  for (const { id } of living) await revokeToken(office, by, id);
  return createToken(office, by, given);
}

/** The organisation's tokens, newest first, those that ended included. */
export async function listTokens(database: Commons, organizationId: string): Promise<readonly Token[]> {
  return database
    .selectFrom('organizations.tokens as token')
    .innerJoin('identity.persons as person', 'person.id', 'token.created_by')
    .select(['token.id', 'token.name', 'token.hint', 'token.permissions', 'person.name as createdBy'])
    .select(['token.created_at as createdAt', 'token.expires_at as expiresAt'])
    .select(['token.revoked_at as revokedAt', 'token.last_used_at as lastUsedAt'])
    .where('token.organization_id', '=', organizationId)
    .orderBy('token.created_at', 'desc')
    .execute();
}

/** Revokes a token as of now. @throws {NotFound} also for one of another organisation */
export async function revokeToken(office: Office, by: OrganizationAct, id: string): Promise<void> {
  await inOrganization(office, by, async (transaction) => {
    const revoked = await transaction
      .updateTable('organizations.tokens')
      .set({ revoked_at: office.clock.now().toString(), revoked_by: by.act.actor.id })
      .where('organization_id', '=', by.organizationId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (revoked === undefined) throw new NotFound('organizations.token-not-found', 'Ce jeton est déjà révoqué.');
    return { result: undefined, trace: { action: 'organizations.token.revoked', object: { kind: 'token', id } } };
  });
}

/** Recognises API tokens; notes their last use, to the minute. */
export function tokenSource(office: Office): SessionSource {
  return {
    audience: 'professional',
    recognise: async ({ bearer }): Promise<Session | null> => {
      if (bearer === null || !bearer.startsWith(TOKEN_PREFIX)) return null;
      const now = office.clock.now();
      const row = await office.databases.commons
        .selectFrom('organizations.tokens')
        .select(['id', 'name', 'organization_id', 'created_at', 'last_used_at'])
        .where('secret_hash', '=', hashOf(bearer))
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now.toString())
        .executeTakeFirst();
      if (row === undefined) return null;
      await noteUse(office, row.id, now);
      const actor = { kind: 'token', id: row.id, name: row.name } as const;
      return { actor, boundTo: row.organization_id, secondFactor: false, startedAt: row.created_at };
    },
  };
}

async function noteUse(office: Office, id: string, now: Temporal.Instant): Promise<void> {
  const aMinuteAgo = now.subtract({ minutes: 1 }).toString();
  await office.databases.commons
    .updateTable('organizations.tokens')
    .set({ last_used_at: now.toString() })
    .where('id', '=', id)
    .where((is) => is.or([is('last_used_at', 'is', null), is('last_used_at', '<', aMinuteAgo)]))
    .execute();
}

function refuseLife(end: Temporal.Instant, now: Temporal.Instant): void {
  const hours = end.since(now).total('hours');
  if (hours > 0 && hours <= 24 * TOKEN_DAYS) return;
  const message = 'Une date à venir, dans un an au plus.';
  throw new Invalid('organizations.token-life', message, [{ field: 'expiresAt', rule: 'out-of-range', message }]);
}
