import { endGrants } from './grants.ts';
import { refuseLastReferent, refuseStranger } from './members.ts';
import { inOrganization, type Office, type OrganizationAct } from './office.ts';

/**
 * Withdraws a member's access (CIM-23): their rights end now, their sessions are closed, the tokens they made stop,
 * and what they did keeps their name.
 * @throws {NotFound} for who is not a member  @throws {Conflict} `organizations.last-referent`
 */
export async function withdrawMember(office: Office, by: OrganizationAct, personId: string): Promise<void> {
  const { organizationId } = by;
  const withdrawnBy = by.act.actor.id;
  const now = office.clock.now().toString();
  await inOrganization(office, by, async (transaction) => {
    await refuseStranger(transaction, organizationId, personId);
    await refuseLastReferent(transaction, organizationId, personId);
    await endGrants(office, transaction, { organizationId, personId, by: withdrawnBy });
    await transaction
      .updateTable('organizations.members')
      .set((row) => ({
        until: row.fn<string>('greatest', ['since', row.val(now)]),
        withdrawn_by: withdrawnBy,
        referent: null,
      }))
      .where('organization_id', '=', organizationId)
      .where('person_id', '=', personId)
      .where('until', 'is', null)
      .execute();
    const { length: tokens } = await transaction
      .updateTable('organizations.tokens')
      .set({ revoked_at: now, revoked_by: withdrawnBy })
      .where('organization_id', '=', organizationId)
      .where('created_by', '=', personId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute();
    const sessions = await office.people.closeSessions(transaction, personId);
    const object = { kind: 'person', id: personId };
    return {
      result: undefined,
      trace: { action: 'organizations.member.withdrawn', object, details: { tokens, sessions } },
    };
  });
}
