import type { OwnOrganization } from '#platform/identity/module.ts';
import { reachOf } from './grant-rules.ts';
import { standingOf } from './entrance.ts';
import { bookOf, type Office } from './office.ts';
import { secondFactorRequired } from './roles.ts';

/**
 * Where a person is a member, by name, with what they may do there, for some professionals at least: for screens, which
 * hide what is not allowed; each request is judged again by the entrance.
 */
export async function organizationsOf(
  office: Office,
  personId: string,
  secondFactor: boolean,
): Promise<readonly OwnOrganization[]> {
  const now = office.clock.now();
  const memberships = await office.databases.commons
    .selectFrom('organizations.members')
    .select('organization_id')
    .where('person_id', '=', personId)
    .where('since', '<=', now.toString())
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now.toString())]))
    .execute();
  const found: OwnOrganization[] = [];
  for (const { organization_id: id } of memberships) {
    const standing = await standingOf(office, personId, id, now);
    if (standing === null) continue;
    const { organization, rights } = standing;
    const book = bookOf(office, organization);
    const held = new Set(rights.map((right) => right.role));
    const permissions = [...new Set(rights.map((right) => right.permission))].toSorted();
    const reaches = permissions.map((permission) => [permission, reachOf(rights, permission, now)] as const);
    found.push({
      ...{ id, name: organization.name, kind: organization.kind, services: organization.services },
      permissions: reaches.filter(([, reach]) => reach.length > 0).map(([permission]) => permission),
      limitedTo: Object.fromEntries(
        reaches.flatMap(([permission, reach]) => (reach === 'all' || reach.length === 0 ? [] : [[permission, reach]])),
      ),
      roles: book.roles.filter((role) => held.has(role.name)).map(({ name, title }) => ({ name, title })),
      blockedBy: !secondFactor && secondFactorRequired(book, [...held]) ? 'second-factor' : null,
    });
  }
  return found.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}
