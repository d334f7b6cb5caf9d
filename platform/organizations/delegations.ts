import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { rightsOfDelegation, type DelegationOrder } from './delegation-rules.ts';
import { refuseBeyond } from './grants.ts';
import {
  bookOf,
  findOrganization,
  inOrganization,
  type CommonsTransaction,
  type Office,
  type Organization,
  type OrganizationAct,
} from './office.ts';

/** The template of rights that another organisation's members hold. */
export const DELEGATION = 'delegation';

export interface NewDelegation {
  /** The organisation whose members will work here. */
  readonly delegateId: string;
  readonly permissions: readonly string[];
  readonly professionalIds: readonly string[];
  /** ISO instants: from now, and without end, unless said. */
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * Lets another organisation's members do exactly this here, in place of what they could; from their next request on.
 * @throws {Forbidden} `organizations.beyond-own-rights`
 * @throws {Invalid} for oneself, an unknown organisation, a permission that is not delegated, or an end that is past
 */
export async function delegate(office: Office, by: OrganizationAct, given: NewDelegation): Promise<void> {
  const { organizationId, act } = by;
  const order = datedOrder(office, given);
  await inOrganization(office, by, async (transaction) => {
    const organization = await findOrganization(transaction, organizationId);
    const to = await delegateNamed(transaction, organizationId, given.delegateId);
    const wanted = rightsOfDelegation(bookOf(office, organization), order);
    await refuseBeyond(office, transaction, organization, wanted, String(act.actor.id));
    await endOpen(office, transaction, by, to.id);
    await transaction
      .insertInto('organizations.grants')
      .values(
        wanted.map(({ permission, mode, professionalId, since, until }) => ({
          ...{ id: newId(), organization_id: organizationId, grantee_organization_id: to.id, permission, mode },
          ...{ professional_id: professionalId, role: DELEGATION, since, until, granted_by: act.actor.id },
        })),
      )
      .execute();
    const details = {
      ...{ permissions: order.permissions.toSorted().join(' '), since: order.since },
      ...(order.until === null ? {} : { until: order.until }),
      ...(order.professionalIds.length === 0 ? {} : { professionals: order.professionalIds.length }),
    };
    const object = { kind: 'organization', id: to.id };
    return { result: undefined, trace: { action: 'organizations.delegation.given', object, details } };
  });
}

/** Ends a delegation as of now: felt at the very next request of the delegate's members. @throws {NotFound} */
export async function endDelegation(office: Office, by: OrganizationAct, delegateId: string): Promise<void> {
  await inOrganization(office, by, async (transaction) => {
    const ended = await endOpen(office, transaction, by, delegateId);
    if (ended === 0) throw new NotFound('organizations.delegation-not-found', 'Cette délégation est déjà terminée.');
    const object = { kind: 'organization', id: delegateId };
    return { result: undefined, trace: { action: 'organizations.delegation.ended', object } };
  });
}

/**
 * The organisation behind an identifier that its members gave, so that one sees to whom one is about to delegate.
 * @throws {Invalid} for oneself or an unknown one
 */
export async function delegateNamed(
  database: CommonsTransaction | Office['databases']['commons'],
  own: string,
  delegateId: string,
): Promise<Organization> {
  const found = await findOrganization(database, delegateId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (found !== null && found.id !== own && found.kind !== 'operator') return found;
  const message = 'Aucune autre organisation ne porte cet identifiant.';
  throw new Invalid('organizations.delegate-unknown', message, [{ field: 'delegateId', rule: 'unknown', message }]);
}

function datedOrder(office: Office, given: NewDelegation): DelegationOrder {
  const now = office.clock.now();
  const asked = given.since === null || given.since === undefined ? now : Temporal.Instant.from(given.since);
  const since = Temporal.Instant.compare(asked, now) < 0 ? now : asked;
  const until = given.until ?? null;
  if (until !== null && Temporal.Instant.compare(Temporal.Instant.from(until), since) <= 0) {
    const message = 'La fin doit suivre le début et être à venir.';
    throw new Invalid('organizations.rights-dates', message, [{ field: 'until', rule: 'out-of-range', message }]);
  }
  return { ...given, since: since.toString(), until };
}

async function endOpen(
  office: Office,
  transaction: CommonsTransaction,
  by: OrganizationAct,
  delegateId: string,
): Promise<number> {
  const now = office.clock.now().toString();
  const ended = await transaction
    .updateTable('organizations.grants')
    .set((row) => ({ until: row.fn<string>('greatest', ['since', row.val(now)]), ended_by: by.act.actor.id }))
    .where('organization_id', '=', by.organizationId)
    .where('grantee_organization_id', '=', delegateId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .returning('id')
    .execute();
  return ended.length;
}
