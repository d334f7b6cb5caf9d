import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { sharedMailboxError } from './addresses.ts';
import { refuseBeyondOwn } from './grants.ts';
import { INVITATION_DAYS, invitationLink, mailOfInvitation } from './invitation-links.ts';
import { isMember, refuseUnsaidReferent, type ReferentKind } from './members.ts';
import {
  bookOf,
  findOrganization,
  inOrganization,
  type CommonsTransaction,
  type Office,
  type OrganizationAct,
} from './office.ts';
import { roleNamed } from './roles.ts';
import { takeSeat } from './seats.ts';
import { makeSecret } from './secrets.ts';

export interface NewInvitation {
  readonly email: string;
  readonly name: string | null;
  readonly function: string | null;
  readonly role: string;
  readonly referent: ReferentKind | null;
}

export interface OpenInvitation {
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly function: string | null;
  readonly role: string;
  readonly referent: ReferentKind | null;
  /** ISO instants. */
  readonly createdAt: string;
  readonly expiresAt: string;
}

/**
 * Invites a person by mail (CIM-23). A new invitation to the same address replaces the former one.
 * @throws {Invalid} for a shared mailbox, an unknown role or an unsaid referent
 * @throws {Conflict} `organizations.already-member`, `organizations.seats-full` (CIM-21)
 * @throws {Forbidden} `organizations.beyond-own-rights`
 * @returns the invitation's identifier
 */
export async function invite(office: Office, by: OrganizationAct, given: NewInvitation): Promise<string> {
  const shared = sharedMailboxError(given.email, 'email');
  if (shared !== null)
    throw new Invalid('organizations.shared-mailbox', 'Cette adresse est celle d’un service.', [shared]);
  refuseUnsaidReferent([given.role], given.referent);
  const now = office.clock.now();
  return inOrganization(office, by, async (transaction) => {
    const organization = await findOrganization(transaction, by.organizationId);
    const role = roleNamed(bookOf(office, organization), given.role);
    const grant = { personId: '', role: given.role };
    await refuseBeyondOwn(office, transaction, organization, grant, String(by.act.actor.id));
    await refuseMember(office, transaction, by.organizationId, given.email);
    await closeInvitations(transaction, { organizationId: by.organizationId, email: given.email, at: now });
    await takeSeat(transaction, by.organizationId, now);
    const { secret, hash } = makeSecret();
    const id = newId();
    await transaction
      .insertInto('organizations.invitations')
      .values({
        ...{ id, organization_id: by.organizationId, secret_hash: hash, invited_by: by.act.actor.id, ...given },
        ...{ created_at: now.toString(), expires_at: now.add({ hours: 24 * INVITATION_DAYS }).toString() },
      })
      .execute();
    const link = invitationLink(office.publicUrl, secret);
    const invitation = { id, email: given.email, name: given.name };
    const words = { organization: organization.name, role: role.title, invitedBy: by.act.actor.name };
    await office.mail.send(transaction, mailOfInvitation({ invitation, ...words, link, at: now }));
    const object = { kind: 'invitation', id };
    return { result: id, trace: { action: 'organizations.invitation.sent', object, details: { role: given.role } } };
  });
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(database: Commons, organizationId: string, now: Temporal.Instant) {
  const rows = await database
    .selectFrom('organizations.invitations')
    .select([
      'id',
      'email',
      'name',
      'function',
      'role',
      'referent',
      'created_at as createdAt',
      'expires_at as expiresAt',
    ])
    .where('organization_id', '=', organizationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toString())
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row): OpenInvitation => ({ ...row, referent: row.referent as ReferentKind | null }));
}

/** Withdraws an invitation. @throws {NotFound} also for one of another organisation */
export async function revokeInvitation(office: Office, by: OrganizationAct, id: string): Promise<void> {
  const at = office.clock.now();
  await inOrganization(office, by, async (transaction) => {
    const closed = await closeInvitations(transaction, { organizationId: by.organizationId, id, at });
    if (closed === 0) throw new NotFound('organizations.invitation-not-found', 'Cette invitation n’est plus ouverte.');
    return {
      result: undefined,
      trace: { action: 'organizations.invitation.revoked', object: { kind: 'invitation', id } },
    };
  });
}

async function closeInvitations(
  transaction: CommonsTransaction,
  which: {
    readonly organizationId: string;
    readonly id?: string;
    readonly email?: string;
    readonly at: Temporal.Instant;
  },
): Promise<number> {
  let query = transaction
    .updateTable('organizations.invitations')
    .set({ revoked_at: which.at.toString() })
    .where('organization_id', '=', which.organizationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null);
  if (which.id !== undefined) query = query.where('id', '=', which.id);
  if (which.email !== undefined) query = query.where('email', '=', which.email);
  return (await query.returning('id').execute()).length;
}

async function refuseMember(office: Office, transaction: CommonsTransaction, organizationId: string, email: string) {
  const person = await office.people.findPersonByEmail(transaction, email);
  if (person === null || !(await isMember(transaction, organizationId, person.id))) return;
  throw new Conflict('organizations.already-member', 'Cette personne a déjà un accès dans votre organisation.');
}
