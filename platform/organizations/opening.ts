import { systemAct } from '#platform/kernel/act.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { sharedMailboxError } from './addresses.ts';
import { INVITATION_DAYS, invitationLink } from './invitation-links.ts';
import { bookOf, inOrganization, type Office } from './office.ts';
import { createOrganization, type NewOrganization } from './organizations.ts';
import { roleNamed } from './roles.ts';
import { makeSecret } from './secrets.ts';

/** An organisation that whoever runs Cabinet opens, and the first person of it: referent, with the role that sets it up. */
export interface NewOpening extends NewOrganization {
  readonly email: string;
  readonly role: string;
}

/**
 * Opens an organisation and makes the one-time link by which its first person comes in. No mail leaves: whoever asked
 * for the link hands it on.
 * @throws {Invalid} `organizations.shared-mailbox`, `organizations.role-unknown`
 */
export async function openOrganization(
  office: Office,
  given: NewOpening,
): Promise<{ readonly organizationId: string; readonly link: string }> {
  const email = given.email.trim().toLowerCase();
  const shared = sharedMailboxError(email, 'email');
  if (shared !== null)
    throw new Invalid('organizations.shared-mailbox', 'Cette adresse ne désigne pas une personne.', [shared]);
  roleNamed(bookOf(office, given), given.role);
  const organizationId = await createOrganization(office, given);
  const now = office.clock.now();
  const { secret, hash } = makeSecret();
  await inOrganization(office, { organizationId, act: systemAct('operator') }, async (transaction) => {
    const id = newId();
    await transaction
      .insertInto('organizations.invitations')
      .values({
        ...{ id, organization_id: organizationId, email, role: given.role, referent: 'administrative' },
        ...{ secret_hash: hash, created_at: now.toString() },
        expires_at: now.add({ hours: 24 * INVITATION_DAYS }).toString(),
      })
      .execute();
    const object = { kind: 'invitation', id };
    return { result: id, trace: { action: 'organizations.invitation.sent', object, details: { role: given.role } } };
  });
  return { organizationId, link: invitationLink(office.publicUrl, secret) };
}
