import { endGrants, grantRole, refuseBeyondOwn } from './grants.ts';
import { putMember, refuseLastReferent, refuseStranger, refuseUnsaidReferent, type ReferentKind } from './members.ts';
import { bookOf, findOrganization, inOrganization, type Office, type OrganizationAct } from './office.ts';
import { offeredRoleNamed, OPERATOR_ROLE, REFERENT_ROLE } from './roles.ts';

export interface MemberChange {
  readonly personId: string;
  /** All the roles held from now on for the whole organisation; those held for a professional stay as they are. */
  readonly roles: readonly string[];
  readonly function: string | null;
  readonly referent: ReferentKind | null;
}

/**
 * Changes the roles of a member (CIM-23). Open pages feel it at their next call.
 * @throws {Forbidden} `organizations.beyond-own-rights`  @throws {Conflict} `organizations.last-referent`
 */
export async function changeMember(office: Office, by: OrganizationAct, change: MemberChange): Promise<void> {
  const { personId, roles, referent } = change;
  const { organizationId } = by;
  refuseUnsaidReferent(roles, referent);
  await inOrganization(office, by, async (transaction) => {
    const organization = await findOrganization(transaction, organizationId);
    for (const role of roles) offeredRoleNamed(bookOf(office, organization), role);
    await refuseStranger(office, transaction, organizationId, personId);
    const held = await rolesHeld(transaction, organizationId, personId);
    const [added, removed] = [
      roles.filter((role) => !held.includes(role)),
      held.filter((role) => !roles.includes(role)),
    ];
    if (removed.some((role) => role === REFERENT_ROLE || role === OPERATOR_ROLE)) {
      await refuseLastReferent(transaction, organizationId, personId);
    }
    for (const role of added) {
      const grant = { personId, role };
      await refuseBeyondOwn(office, transaction, organization, grant, String(by.act.actor.id));
      await grantRole(office, transaction, organization, grant, by.act.actor.id);
    }
    for (const role of removed) {
      await endGrants(office, transaction, { organizationId, personId, role, by: by.act.actor.id });
    }
    await putMember(office, transaction, { organizationId, personId, function: change.function, referent });
    const details = { added: added.join(' '), removed: removed.join(' ') };
    return {
      result: undefined,
      trace: { action: 'organizations.member.changed', object: { kind: 'person', id: personId }, details },
    };
  });
}

async function rolesHeld(
  transaction: Parameters<typeof endGrants>[1],
  organizationId: string,
  personId: string,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('organizations.grants')
    .select('role')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('professional_id', 'is', null)
    .where('until', 'is', null)
    .execute();
  return rows.map((row) => row.role);
}
