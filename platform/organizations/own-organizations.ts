import type { OwnOrganization } from '#platform/identity/module.ts';
import { delegatedStanding } from './delegated-entrance.ts';
import { reachOf } from './grant-rules.ts';
import { standingOf, type Standing } from './standings.ts';
import { delegatorsOf } from './held-delegations.ts';
import { isWithin } from './network-rules.ts';
import { bookOf, type Office, type Organization } from './office.ts';

/**
 * Where a person may work, by name: their organisations, and those that delegated to one of theirs; with what they may do
 * there, for some professionals at least. For screens, which hide what is not allowed; each request is judged again by
 * the entrance.
 */
export async function organizationsOf(
  office: Office,
  personId: string,
  secondFactor: boolean,
  ip: string,
): Promise<readonly OwnOrganization[]> {
  const now = office.clock.now();
  const memberships = await office.databases.commons
    .selectFrom('organizations.members')
    .select('organization_id')
    .where('person_id', '=', personId)
    .where('since', '<=', now.toString())
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now.toString())]))
    .execute();
  const own = new Set(memberships.map((row) => row.organization_id));
  const found: OwnOrganization[] = [];
  for (const id of own) {
    const standing = await standingOf(office, personId, id, now);
    if (standing !== null) found.push(shown(office, standing, null, { secondFactor, ip, now }));
  }
  for (const id of await delegatorsOf(office, personId, now)) {
    const standing = own.has(id) ? null : await delegatedStanding(office, personId, id, now);
    if (standing !== null) found.push(shown(office, standing, standing.onBehalfOf, { secondFactor, ip, now }));
  }
  return found.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

function shown(
  office: Office,
  { organization, rights, asksSecondFactor, networks }: Standing,
  home: Organization | null,
  { secondFactor, ip, now }: { readonly secondFactor: boolean; readonly ip: string; readonly now: Temporal.Instant },
): OwnOrganization {
  const held = new Set(rights.map((right) => right.role));
  const permissions = [...new Set(rights.map((right) => right.permission))].toSorted();
  const reaches = permissions.map((permission) => [permission, reachOf(rights, permission, now)] as const);
  const { id, name, kind, services } = organization;
  return {
    ...{ id, name, kind, services },
    permissions: reaches.filter(([, reach]) => reach.length > 0).map(([permission]) => permission),
    limitedTo: Object.fromEntries(
      reaches.flatMap(([permission, reach]) => (reach === 'all' || reach.length === 0 ? [] : [[permission, reach]])),
    ),
    roles: bookOf(office, organization)
      .roles.filter((role) => held.has(role.name))
      .map(({ name: role, title }) => ({ name: role, title })),
    onBehalfOf: home === null ? null : { id: home.id, name: home.name },
    blockedBy: isWithin(networks, ip) ? (!secondFactor && asksSecondFactor ? 'second-factor' : null) : 'network',
  };
}
