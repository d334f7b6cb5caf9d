import { DELEGATION } from './delegations.ts';
import { USE_DELEGATIONS } from './delegation-rules.ts';
import { stateAt } from './grant-rules.ts';
import type { MembershipState } from './members.ts';
import type { Office } from './office.ts';

/** A delegation as one of its two sides sees it. Times are ISO instants. */
export interface Delegation {
  /** The other organisation. */
  readonly organizationId: string;
  readonly name: string;
  readonly permissions: readonly string[];
  /** Those it is limited to; empty for every one. */
  readonly professionalIds: readonly string[];
  readonly since: string;
  readonly until: string | null;
  readonly state: MembershipState;
  /** Who gave it. */
  readonly grantedBy: string | null;
  /** Members of the delegate who may use it now, by name. */
  readonly people: readonly string[];
}

/** Delegations of an organisation that have not ended: those it gave, or those it received. */
export async function listDelegations(
  office: Office,
  organizationId: string,
  side: 'given' | 'received',
): Promise<readonly Delegation[]> {
  const now = office.clock.now();
  const [own, other] =
    side === 'given'
      ? (['organization_id', 'grantee_organization_id'] as const)
      : (['grantee_organization_id', 'organization_id'] as const);
  const rows = await office.databases.commons
    .selectFrom('organizations.grants as held')
    .innerJoin('organizations.organizations as other', 'other.id', `held.${other}`)
    .leftJoin('identity.persons as grantor', 'grantor.id', 'held.granted_by')
    .select(['other.id', 'other.name', 'held.permission', 'held.professional_id', 'held.since', 'held.until'])
    .select(['grantor.name as grantedBy', 'held.grantee_organization_id as delegateId'])
    .where(`held.${own}`, '=', organizationId)
    .where('held.role', '=', DELEGATION)
    .where((is) => is.or([is('held.until', 'is', null), is('held.until', '>', now.toString())]))
    .orderBy('other.name')
    .orderBy('held.permission')
    .execute();
  const groups = [...Map.groupBy(rows, ({ id }) => id).values()];
  return Promise.all(
    groups.map(async (group) => {
      const { id, name, since, until, grantedBy, delegateId } = group[0]!;
      return {
        ...{ organizationId: id, name, since, until, grantedBy, state: stateAt({ since, until }, now) },
        permissions: [...new Set(group.map(({ permission }) => permission))],
        professionalIds: [...new Set(group.flatMap(({ professional_id }) => professional_id ?? []))],
        people: await whoMayUse(office, delegateId!, now),
      };
    }),
  );
}

async function whoMayUse(office: Office, delegateId: string, now: Temporal.Instant): Promise<readonly string[]> {
  const rows = await office.databases.commons
    .selectFrom('organizations.grants as held')
    .innerJoin('identity.persons as person', 'person.id', 'held.person_id')
    .select('person.name')
    .distinct()
    .where('held.organization_id', '=', delegateId)
    .where('held.permission', '=', USE_DELEGATIONS)
    .where('held.mode', '=', 'use')
    .where('held.since', '<=', now.toString())
    .where((is) => is.or([is('held.until', 'is', null), is('held.until', '>', now.toString())]))
    .orderBy('person.name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Organisations that delegated something to one of a person's, for the list of where they may go. */
export async function delegatorsOf(
  office: Office,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const rows = await office.databases.commons
    .selectFrom('organizations.grants as held')
    .innerJoin('organizations.members as member', 'member.organization_id', 'held.grantee_organization_id')
    .select('held.organization_id')
    .distinct()
    .where('member.person_id', '=', personId)
    .where((is) => is.or([is('held.until', 'is', null), is('held.until', '>', now.toString())]))
    .execute();
  return rows.map((row) => row.organization_id);
}
