import type { Transaction } from 'kysely';
import type { Act } from '#platform/kernel/act.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { recordAct, type AuditEntry } from '#platform/audit/record.ts';
import type { Commons, Databases } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import type { Mailer, People } from '#platform/identity/module.ts';
import type { Category } from './categories.ts';
import type { WebhookReach } from './outside-addresses.ts';
import { roleBook, type RoleBook } from './roles.ts';

/** Event of any change of who may do what in an organisation. */
export const RIGHTS_CHANGED = 'organizations.rights.changed';

export type CommonsTransaction = Transaction<CommonsTables>;

/** What every file of this room works with. */
export interface Office {
  readonly databases: Databases;
  readonly clock: Clock;
  readonly people: People;
  readonly mail: Mailer;
  /** Where changes of access are told, so that open pages look again; where webhooks are sent from. */
  readonly events: Pick<Outbox, 'publish' | 'enqueue' | 'enqueueAt'>;
  /** Keys of organisations, from which secrets of webhooks are derived. */
  readonly keys: Pick<KeyStore, 'key'>;
  /** Where webhooks may be sent. */
  readonly webhookReach: WebhookReach;
  readonly publicUrl: URL;
  /** Every module's declaration, this one's included: where roles and permissions come from. */
  readonly declarations: readonly ModuleDeclaration[];
  /** What somebody who signs up may use at once: services of the organisation, roles of the person. */
  readonly signUp: {
    readonly services: readonly string[];
    readonly rolesOf: (category: Category) => readonly string[];
  };
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly services: readonly string[];
  readonly seats: number | null;
}

/** @throws {NotFound} */
export async function findOrganization(database: Commons, id: string): Promise<Organization> {
  const row = await database
    .selectFrom('organizations.organizations')
    .select(['id', 'name', 'kind', 'services', 'seats'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw organizationNotFound();
  return row;
}

/** The same for an organisation that does not exist and one that is not the caller's. */
export function organizationNotFound(): NotFound {
  return new NotFound('organization.not-found', 'Cette organisation n’existe pas.');
}

export function bookOf(office: Office, organization: Pick<Organization, 'kind' | 'services'>): RoleBook {
  return roleBook(office.declarations, organization);
}

/** An act inside an organisation, as rooms above the doors know it. */
export interface OrganizationAct {
  readonly organizationId: string;
  readonly act: Act;
}

/** What an act leaves: its result, its line of the journal, and who did it when that is known only then. */
interface Traced<Result> {
  readonly result: Result;
  readonly trace: Omit<AuditEntry, 'at'>;
  readonly by?: Act;
}

/**
 * Runs an act on an organisation's accesses: the rows are in the commons, the journal is the organisation's own, where
 * its referent reads it (CIM-25). The commons commit first, then the line: an act that failed leaves no line, and only
 * a crash between the two commits loses one. The organisation's connection is taken before the commons', as an outbox
 * does (`platform/jobs`): taken in both orders, each side could hold what the other waits for. Open pages are told once
 * both have committed, and asked again who they are.
 */
export async function inOrganization<Result>(
  office: Office,
  { organizationId, act }: OrganizationAct,
  work: (transaction: CommonsTransaction) => Promise<Traced<Result>>,
): Promise<Result> {
  const journal = await office.databases.organization(organizationId);
  return journal.transaction().execute(async (line) => {
    await office.events.publish(line, { kind: RIGHTS_CHANGED, ids: {} });
    return office.databases.commons.transaction().execute(async (transaction) => {
      const { result, trace, by } = await work(transaction);
      await recordAct(line, by ?? act, { ...trace, at: office.clock.now() });
      return result;
    });
  });
}
