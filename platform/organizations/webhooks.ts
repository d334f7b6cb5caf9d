import { createHmac } from 'node:crypto';
import { Forbidden, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { EventKind } from '#platform/kernel/module.ts';
import type { Commons } from '#platform/database/databases.ts';
import { findOrganization, inOrganization, type Office, type Organization, type OrganizationAct } from './office.ts';
import { isOffered } from './roles.ts';

/** A program that is told what happens. Times are ISO instants. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly createdBy: string | null;
  readonly createdAt: string;
  /** Deliveries given up one after the other. */
  readonly failures: number;
  /** Since when it is told nothing, after too many failures. */
  readonly disabledAt: string | null;
}

export interface NewWebhook {
  readonly url: string;
  readonly kinds: readonly string[];
}

/** Webhooks an organisation may have: each costs a delivery at each event. */
const MOST = 20;
/** First letters of every secret, so that scanners of leaked secrets know it. */
const PREFIX = 'cabwh_';

/** Kinds of event an organisation may be told of: of the platform and of its own services. */
export function tellable(office: Office, organization: Organization): readonly EventKind[] {
  return office.declarations.filter((one) => isOffered(one, organization)).flatMap(({ events }) => events ?? []);
}

/**
 * Makes a webhook, whose secret is shown this once: derived from the organisation's own key, it is kept nowhere.
 * @throws {Invalid} for an address or a kind that is not accepted, or one too many
 */
export async function createWebhook(
  office: Office,
  by: OrganizationAct,
  given: NewWebhook,
): Promise<{ readonly id: string; readonly secret: string }> {
  const { actor } = by.act;
  if (actor.kind !== 'person') throw new Forbidden('organizations.person-only', 'Seule une personne crée un webhook.');
  const id = newId();
  return inOrganization(office, by, async (transaction) => {
    const organization = await findOrganization(transaction, by.organizationId);
    refuseUnfit(office, organization, given);
    const { length } = await listWebhooks(transaction, by.organizationId);
    if (length >= MOST) throw new Invalid('organizations.webhooks-full', `${MOST} webhooks au plus : retirez-en un.`);
    const { url, kinds } = given;
    const row = { id, organization_id: by.organizationId, url, kinds: [...new Set(kinds)], created_by: actor.id };
    await transaction
      .insertInto('organizations.webhooks')
      .values({ ...row, created_at: office.clock.now().toString() })
      .execute();
    const secret = await secretOf(office, by.organizationId, id, 1);
    const details = { kinds: row.kinds.join(' '), host: new URL(url).host };
    return {
      result: { id, secret },
      trace: { action: 'organizations.webhook.created', object: objectOf(id), details },
    };
  });
}

/** The organisation's webhooks, newest first. */
export async function listWebhooks(database: Commons, organizationId: string): Promise<readonly Webhook[]> {
  return database
    .selectFrom('organizations.webhooks as webhook')
    .leftJoin('identity.persons as person', 'person.id', 'webhook.created_by')
    .select(['webhook.id', 'webhook.url', 'webhook.kinds', 'person.name as createdBy', 'webhook.failures'])
    .select(['webhook.created_at as createdAt', 'webhook.disabled_at as disabledAt'])
    .where('webhook.organization_id', '=', organizationId)
    .orderBy('webhook.created_at', 'desc')
    .execute();
}

/** Removes a webhook: nothing more is told, not even what was under way. @throws {NotFound} */
export async function removeWebhook(office: Office, by: OrganizationAct, id: string): Promise<void> {
  await inOrganization(office, by, async (transaction) => {
    const removed = await transaction
      .deleteFrom('organizations.webhooks')
      .where('id', '=', id)
      .where('organization_id', '=', by.organizationId)
      .returning('id')
      .executeTakeFirst();
    if (removed === undefined) throw webhookNotFound();
    return { result: undefined, trace: { action: 'organizations.webhook.removed', object: objectOf(id) } };
  });
}

/** Tells a disabled webhook again, from now on. @throws {NotFound} */
export async function enableWebhook(office: Office, by: OrganizationAct, id: string): Promise<void> {
  await change(office, by, id, 'organizations.webhook.enabled', { failures: 0, disabled_at: null });
}

/** A new secret, shown this once; the former is worthless from now on. @throws {NotFound} */
export async function renewSecret(office: Office, by: OrganizationAct, id: string): Promise<string> {
  const { commons } = office.databases;
  const known = await commons
    .selectFrom('organizations.webhooks')
    .select('secret_number')
    .where('id', '=', id)
    .where('organization_id', '=', by.organizationId)
    .executeTakeFirst();
  if (known === undefined) throw webhookNotFound();
  const number = known.secret_number + 1;
  await change(office, by, id, 'organizations.webhook.secret-renewed', { secret_number: number });
  return secretOf(office, by.organizationId, id, number);
}

/** The secret with which a webhook's bodies are signed. */
export async function secretOf(office: Office, organizationId: string, id: string, number: number): Promise<string> {
  const key = await office.keys.key(organizationId, 'webhooks');
  return PREFIX + createHmac('sha256', key).update(`${id} ${number}`).digest('base64url');
}

export function webhookNotFound(): NotFound {
  return new NotFound('organizations.webhook-not-found', 'Ce webhook n’existe pas, ou n’existe plus.');
}

async function change(
  office: Office,
  by: OrganizationAct,
  id: string,
  action: string,
  values: { readonly failures?: number; readonly disabled_at?: null; readonly secret_number?: number },
): Promise<void> {
  await inOrganization(office, by, async (transaction) => {
    const changed = await transaction
      .updateTable('organizations.webhooks')
      .set(values)
      .where('id', '=', id)
      .where('organization_id', '=', by.organizationId)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) throw webhookNotFound();
    return { result: undefined, trace: { action, object: objectOf(id) } };
  });
}

function refuseUnfit(office: Office, organization: Organization, { url, kinds }: NewWebhook): void {
  const known = new Set(tellable(office, organization).map(({ name }) => name));
  const errors = [
    ...(isAddress(office, url)
      ? []
      : [{ field: 'url', rule: 'invalid_format', message: 'Adresse attendue, comme https://exemple.fr/cabinet.' }]),
    ...(kinds.every((kind) => known.has(kind))
      ? []
      : [{ field: 'kinds', rule: 'unknown', message: 'Choisissez parmi les événements proposés.' }]),
  ];
  if (errors.length > 0) throw new Invalid('organizations.webhook-unfit', 'Ce webhook est à corriger.', errors);
}

/** Over TLS, without a name or a password in the address; clear text reaches this machine only, in a demonstration. */
function isAddress({ webhookReach }: Office, text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && webhookReach !== 'public');
}

function objectOf(id: string) {
  return { kind: 'webhook', id };
}
