import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { sharedMailboxError } from './addresses.ts';
import { refuseBeyond } from './grants.ts';
import { closeInvitations, INVITATION_DAYS, invitationLink, mailOfInvitation } from './invitation-links.ts';
import { isMember, refuseUnsaidReferent, type ReferentKind } from './members.ts';
import {
  bookOf,
  findOrganization,
  inOrganization,
  type CommonsTransaction,
  type Office,
  type OrganizationAct,
} from './office.ts';
import { giveRights, offeredRights, traceOfRights, type RightsForProfessional } from './professional-rights.ts';
import { isGivenByProfessional, roleNamed, worksForProfessional } from './roles.ts';
import { takeSeat } from './seats.ts';
import { makeSecret } from './secrets.ts';

export interface NewInvitation {
  readonly email: string;
  readonly name: string | null;
  readonly function: string | null;
  readonly role: string;
  readonly referent: ReferentKind | null;
  /** With a role given for a professional: the rights the person receives on accepting. */
  readonly rights?: Omit<RightsForProfessional, 'role'>;
}

export interface OpenInvitation {
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly function: string | null;
  readonly role: string;
  readonly referent: ReferentKind | null;
  /** For whom the role will be held, the rights besides, and their dates; null and empty for the whole organisation. */
  readonly professionalId: string | null;
  readonly permissions: readonly string[];
  readonly since: string | null;
  readonly until: string | null;
  /** ISO instants. */
  readonly createdAt: string;
  readonly expiresAt: string;
}

/**
 * Invites a person by mail (CIM-23, MAI-015). A new invitation to the same address for the same professional, or for
 * the whole organisation, replaces the former one.
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
    const wanted = offeredRights(office, organization, given);
    await refuseBeyond(office, transaction, organization, wanted, String(by.act.actor.id));
    await refuseMember(office, transaction, by.organizationId, given.email);
    const { email, rights } = given;
    const professionalId = rights?.professionalId ?? null;
    await closeInvitations(transaction, { organizationId: by.organizationId, email, professionalId, at: now });
    await takeSeat(transaction, by.organizationId, now);
    const { secret, hash } = makeSecret();
    const id = newId();
    await transaction
      .insertInto('organizations.invitations')
      .values({
        ...{ id, organization_id: by.organizationId, secret_hash: hash, invited_by: by.act.actor.id },
        ...{ email, name: given.name, function: given.function, role: given.role, referent: given.referent },
        ...{ professional_id: professionalId, permissions: [...(rights?.permissions ?? [])] },
        ...{ since: rights?.since ?? null, until: rights?.until ?? null },
        ...{ created_at: now.toString(), expires_at: now.add({ hours: 24 * INVITATION_DAYS }).toString() },
      })
      .execute();
    const link = invitationLink(office.publicUrl, secret);
    const invitation = { id, email: given.email, name: given.name };
    const words = { organization: organization.name, role: role.title, invitedBy: by.act.actor.name };
    await office.mail.send(transaction, mailOfInvitation({ invitation, ...words, link, at: now }));
    const object = { kind: 'invitation', id };
    const details = { role: given.role, ...(rights === undefined ? {} : traceOfRights(rights)) };
    return { result: id, trace: { action: 'organizations.invitation.sent', object, details } };
  });
}

/** What became of an invitation: sent, or needless because the person is there already. */
export type Invited = { readonly invitationId: string } | { readonly personId: string };

/** Invites, or gives the rights at once to who is a member already. @throws as `invite` and `giveRights` */
export async function inviteOrGive(office: Office, by: OrganizationAct, given: NewInvitation): Promise<Invited> {
  const { commons } = office.databases;
  const person = await office.people.findPersonByEmail(commons, given.email);
  const member = person !== null && (await isMember(commons, by.organizationId, person.id, office.clock.now()));
  if (!member || given.rights === undefined) return { invitationId: await invite(office, by, given) };
  await giveRights(office, by, { personId: person.id, role: given.role, ...given.rights });
  return { personId: person.id };
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(database: Commons, organizationId: string, now: Temporal.Instant) {
  const rows = await database
    .selectFrom('organizations.invitations')
    .select(['id', 'email', 'name', 'function', 'role', 'referent', 'professional_id as professionalId'])
    .select(['permissions', 'since', 'until', 'created_at as createdAt', 'expires_at as expiresAt'])
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

/** As `revokeInvitation`, for the list of members: what a professional offered is theirs to withdraw (MAI-020). */
export async function revokeOffered(office: Office, by: OrganizationAct, id: string): Promise<void> {
  const { commons } = office.databases;
  const book = bookOf(office, await findOrganization(commons, by.organizationId));
  const open = await listInvitations(commons, by.organizationId, office.clock.now());
  const invitation = open.find((one) => one.id === id);
  if (invitation !== undefined && isGivenByProfessional(book, invitation.role)) throw worksForProfessional();
  await revokeInvitation(office, by, id);
}

async function refuseMember(office: Office, transaction: CommonsTransaction, organizationId: string, email: string) {
  const person = await office.people.findPersonByEmail(transaction, email);
  if (person === null || !(await isMember(transaction, organizationId, person.id, office.clock.now()))) return;
  throw new Conflict('organizations.already-member', 'Cette personne a déjà un accès dans votre organisation.');
}
