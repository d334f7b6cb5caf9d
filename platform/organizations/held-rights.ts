import type { MembershipState } from './members.ts';
import { stateAt } from './grant-rules.ts';
import type { Office } from './office.ts';

/** What somebody holds for a professional under one role, with the same dates. */
export interface HeldForProfessional {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly function: string | null;
  readonly professionalId: string;
  readonly role: string;
  /** Those of the role included, in order. */
  readonly permissions: readonly string[];
  /** ISO instants; `until` is null for rights without an end. */
  readonly since: string;
  readonly until: string | null;
  readonly state: MembershipState;
  /** Who gave them; null for Cabinet itself. */
  readonly grantedBy: string | null;
}

/**
 * Rights held or to come for one professional of an organisation, or for each, by name. Rights lent by somebody who holds
 * less since are listed all the same: the entrance judges them.
 */
export async function listRights(
  office: Office,
  organizationId: string,
  which: { readonly professionalId?: string; readonly personId?: string } = {},
): Promise<readonly HeldForProfessional[]> {
  const now = office.clock.now();
  let query = office.databases.commons
    .selectFrom('organizations.grants as held')
    .innerJoin('identity.persons as person', 'person.id', 'held.person_id')
    .leftJoin('identity.persons as grantor', 'grantor.id', 'held.granted_by')
    .leftJoin('organizations.members as member', (join) =>
      join
        .onRef('member.organization_id', '=', 'held.organization_id')
        .onRef('member.person_id', '=', 'held.person_id')
        .on((is) => is.or([is('member.until', 'is', null), is('member.until', '>', now.toString())])),
    )
    .select(['held.person_id', 'held.professional_id', 'held.role', 'held.permission', 'held.since', 'held.until'])
    .select(['person.name', 'person.email', 'member.function', 'grantor.name as grantedBy'])
    .where('held.organization_id', '=', organizationId)
    .where('held.professional_id', 'is not', null)
    .where((is) => is.or([is('held.until', 'is', null), is('held.until', '>', now.toString())]))
    .orderBy('person.name')
    .orderBy('held.since')
    .orderBy('held.permission');
  if (which.professionalId !== undefined) query = query.where('held.professional_id', '=', which.professionalId);
  if (which.personId !== undefined) query = query.where('held.person_id', '=', which.personId);
  const rows = await query.execute();
  // Rights given one after the other are held together once they have all begun: one line, from the first of them.
  const groups = Map.groupBy(rows, (row) => {
    const begins = stateAt(row, now) === 'to-come' ? row.since : '';
    return [row.person_id, row.professional_id, row.role, begins, row.until].join(' ');
  });
  return [...groups.values()].map((group) => {
    const { name, email, role, since, until, grantedBy, ...row } = group[0]!;
    return {
      ...{ personId: row.person_id!, name, email, function: row.function, professionalId: row.professional_id! },
      ...{ role, permissions: group.map(({ permission }) => permission).toSorted(), since, until, grantedBy },
      state: stateAt({ since, until }, now),
    };
  });
}
