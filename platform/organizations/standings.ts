import { sql } from 'kysely';
import { isCovered, isInForce, type Right } from './grant-rules.ts';
import { rightsToHandOn, type HeldRight } from './grants.ts';
import { bookOf, type Office, type Organization } from './office.ts';
import { isGivenByProfessional, secondFactorRequired } from './roles.ts';

/** Where somebody stands in an organisation. */
export interface Standing {
  readonly organization: Organization;
  readonly rights: readonly HeldRight[];
  /** Whether nobody stands there without a second factor (CIM-19). */
  readonly asksSecondFactor: boolean;
  /** Networks one may come from; from anywhere when none. */
  readonly networks: readonly string[];
}

/** A member's organisation and rights in one query; null for who is not a member. */
export async function standingOf(
  office: Office,
  personId: string,
  organizationId: string,
  now: Temporal.Instant,
): Promise<Standing | null> {
  const rows = await office.databases.commons
    .selectFrom('organizations.organizations as organization')
    .innerJoin('organizations.members as member', 'member.organization_id', 'organization.id')
    .leftJoin('organizations.grants as held', (join) =>
      join.onRef('held.organization_id', '=', 'organization.id').onRef('held.person_id', '=', 'member.person_id'),
    )
    .select([
      'organization.id',
      'organization.name',
      'organization.kind',
      'organization.services',
      'organization.seats',
    ])
    .select(['held.permission', 'held.mode', 'held.role', 'held.professional_id', 'held.since', 'held.until'])
    .select('held.granted_by')
    .select((row) =>
      row
        .selectFrom('organizations.networks as allowed')
        .whereRef('allowed.organization_id', '=', 'organization.id')
        .select(sql<string[] | null>`array_agg(allowed.network::text)`.as('networks'))
        .as('networks'),
    )
    .where('organization.id', '=', organizationId)
    .where('member.person_id', '=', personId)
    .where('member.since', '<=', now.toString())
    .where((is) => is.or([is('member.until', 'is', null), is('member.until', '>', now.toString())]))
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const { id, name, kind, services, seats } = first;
  const rights = rows.flatMap(({ permission, mode, role, professional_id, since, until, granted_by }) =>
    permission === null || mode === null || role === null || since === null
      ? []
      : [
          {
            ...{ permission, mode: mode as Right['mode'], role, professionalId: professional_id, since, until },
            grantedBy: granted_by,
          },
        ],
  );
  const organization = { id, name, kind, services, seats };
  const inForce = rights.filter((right) => isInForce(right, now));
  const backed = await stillBacked(office, organization, inForce);
  const roles = backed.map((right) => right.role);
  const asksSecondFactor = secondFactorRequired(bookOf(office, organization), roles);
  return { organization, rights: backed, asksSecondFactor, networks: first.networks ?? [] };
}

/** Of rights given by a professional, those that who gave them still holds: nobody's helper does more (MAI-019). */
async function stillBacked(
  office: Office,
  organization: Organization,
  rights: readonly HeldRight[],
): Promise<readonly HeldRight[]> {
  const book = bookOf(office, organization);
  const isLent = ({ role }: HeldRight): boolean => isGivenByProfessional(book, role);
  const lenders = new Set(rights.filter(isLent).flatMap(({ grantedBy }) => grantedBy ?? []));
  const held = new Map<string, readonly HeldRight[]>();
  for (const lender of lenders) {
    held.set(lender, await rightsToHandOn(office, office.databases.commons, organization, lender));
  }
  return rights.filter((right) => {
    if (!isLent(right) || right.grantedBy === null || right.grantedBy === undefined) return true;
    return isCovered(held.get(right.grantedBy) ?? [], right);
  });
}
