import { asksSecondFactor, USE_DELEGATIONS } from './delegation-rules.ts';
import { standingOf, type Standing } from './standings.ts';
import { isInForce, mayUse, type Right } from './grant-rules.ts';
import type { HeldRight } from './grants.ts';
import { bookOf, type Office, type Organization } from './office.ts';
import { secondFactorRequired } from './roles.ts';

/**
 * Where somebody stands in an organisation that is not theirs. They come from where their own lets them: to delegate
 * outside is to let in from outside.
 */
export interface DelegatedStanding extends Standing {
  /** Their own organisation, in whose name they act. */
  readonly onBehalfOf: Organization;
}

/**
 * What a person may do in an organisation that delegated to one of theirs: what it gave, provided that they may use
 * delegations at home. Null when nothing was given, or to none of theirs.
 */
export async function delegatedStanding(
  office: Office,
  personId: string,
  organizationId: string,
  now: Temporal.Instant,
): Promise<DelegatedStanding | null> {
  const rows = await office.databases.commons
    .selectFrom('organizations.grants as held')
    .innerJoin('organizations.organizations as organization', 'organization.id', 'held.organization_id')
    .innerJoin('organizations.members as member', 'member.organization_id', 'held.grantee_organization_id')
    .select([
      ...(['organization.id', 'organization.name', 'organization.kind', 'organization.services'] as const),
      ...(['organization.seats', 'held.grantee_organization_id as delegateId', 'held.permission'] as const),
      ...(['held.mode', 'held.role', 'held.professional_id', 'held.since', 'held.until'] as const),
    ])
    .where('held.organization_id', '=', organizationId)
    .where('member.person_id', '=', personId)
    .orderBy('held.grantee_organization_id')
    .execute();
  const groups = Map.groupBy(rows, ({ delegateId }) => delegateId!);
  for (const [delegateId, group] of groups) {
    const { id, name, kind, services, seats } = group[0]!;
    const rights = group
      .map((row): HeldRight => ({
        ...{ permission: row.permission, mode: row.mode as Right['mode'], role: row.role },
        ...{ professionalId: row.professional_id, since: row.since, until: row.until },
      }))
      .filter((right) => isInForce(right, now));
    if (rights.length === 0) continue;
    const home = await standingOf(office, personId, delegateId, now);
    if (home === null || !mayUse(home.rights, USE_DELEGATIONS, undefined, now)) continue;
    const organization = { id, name, kind, services, seats };
    return {
      organization,
      rights,
      onBehalfOf: home.organization,
      asksSecondFactor: asks(office, organization, rights, home),
      networks: home.networks,
    };
  }
  return null;
}

/** As their own roles ask at home, and as the roles of those who do the same here ask. */
function asks(office: Office, organization: Organization, rights: readonly HeldRight[], home: Standing): boolean {
  const atHome = secondFactorRequired(
    bookOf(office, home.organization),
    home.rights.map(({ role }) => role),
  );
  const permissions = rights.map(({ permission }) => permission);
  return atHome || asksSecondFactor(bookOf(office, organization), permissions);
}
