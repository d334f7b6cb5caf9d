import { standingOf } from './standings.ts';
import { endGrants } from './grants.ts';
import { closeInvitations } from './invitation-links.ts';
import { refuseLastReferent, refuseStranger } from './members.ts';
import { bookOf, inOrganization, type CommonsTransaction, type Office, type OrganizationAct } from './office.ts';
import { isGivenByProfessional, worksForProfessional } from './roles.ts';

/**
 * Withdraws a member's access (CIM-23): their rights end now, their sessions are closed, the tokens and the invitations
 * they made stop, and what they did keeps their name.
 * @throws {NotFound} for who is not a member  @throws {Conflict} `organizations.last-referent`, or
 *   `organizations.works-for-professional` for an access that its professional alone ends (MAI-020)
 */
export async function withdrawMember(office: Office, by: OrganizationAct, personId: string): Promise<void> {
  const { organizationId } = by;
  await refuseHeldByProfessional(office, organizationId, personId);
  await inOrganization(office, by, async (transaction) => {
    await refuseStranger(office, transaction, organizationId, personId);
    await refuseLastReferent(transaction, organizationId, personId);
    const details = await closeMembership(office, transaction, by, personId);
    const object = { kind: 'person', id: personId };
    return { result: undefined, trace: { action: 'organizations.member.withdrawn', object, details } };
  });
}

/** Ends a membership and all that hangs on it, as of now. @returns how much that was, for the journal */
export async function closeMembership(
  office: Office,
  transaction: CommonsTransaction,
  { organizationId, act }: OrganizationAct,
  personId: string,
): Promise<{ readonly tokens: number; readonly sessions: number; readonly invitations: number }> {
  const at = office.clock.now();
  const now = at.toString();
  const by = act.actor.id;
  await endGrants(office, transaction, { organizationId, personId, by });
  await transaction
    .updateTable('organizations.members')
    .set((row) => ({ until: row.fn<string>('greatest', ['since', row.val(now)]), withdrawn_by: by, referent: null }))
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute();
  const { length: tokens } = await transaction
    .updateTable('organizations.tokens')
    .set({ revoked_at: now, revoked_by: by })
    .where('organization_id', '=', organizationId)
    .where('created_by', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  const invitations = await closeInvitations(transaction, { organizationId, invitedBy: personId, at });
  const sessions = await office.people.closeSessions(transaction, personId);
  return { tokens, sessions, invitations };
}

/** Rights that a professional gave and still backs are theirs to end; once they left, the referent closes the door. */
async function refuseHeldByProfessional(office: Office, organizationId: string, personId: string): Promise<void> {
  const standing = await standingOf(office, personId, organizationId, office.clock.now());
  if (standing === null) return;
  const book = bookOf(office, standing.organization);
  if (!standing.rights.some(({ role }) => isGivenByProfessional(book, role))) return;
  throw worksForProfessional();
}
