import type { Act } from '#platform/kernel/act.ts';
import { Conflict, Forbidden, Invalid } from '#platform/kernel/errors.ts';
import { refuseWeak } from '#platform/identity/module.ts';
import { sharedMailboxError } from './addresses.ts';
import { grantRole, refuseBeyond, type HeldRight } from './grants.ts';
import { invitationRefused, openInvitation, type InvitationRow } from './invitation-links.ts';
import { isMember, putMember, type ReferentKind } from './members.ts';
import {
  bookOf,
  findOrganization,
  inOrganization,
  type CommonsTransaction,
  type Office,
  type Organization,
} from './office.ts';
import { offeredRights, putRights, traceOfRights, type RightsForProfessional } from './professional-rights.ts';
import { REFERENT_ROLE, roleNamed } from './roles.ts';

/** What the page of an invitation shows to who holds its link. */
export interface InvitationPreview {
  readonly organization: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly role: string;
  /** The person has an account already: they join with it and choose no password. */
  readonly known: boolean;
}

export interface Acceptance {
  readonly token: string;
  /** For who has no account yet. */
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  /** Only where the invitation names no address: the first operator. */
  readonly email?: string | undefined;
}

/** @throws {Invalid} `organizations.invitation-refused` */
export async function previewInvitation(office: Office, token: string): Promise<InvitationPreview> {
  const { commons } = office.databases;
  const invitation = await openInvitation(commons, token, office.clock.now());
  const organization = await findOrganization(commons, invitation.organization_id);
  const { email, name } = invitation;
  const known = email !== null && (await office.people.findPersonByEmail(commons, email)) !== null;
  const role = roleNamed(bookOf(office, organization), invitation.role).title;
  return { organization: organization.name, email, name, role, known };
}

/**
 * Accepts an invitation, once: creates the person with their password, or joins the one with that address.
 * @returns the address to sign in with
 * @throws {Invalid} `organizations.invitation-refused`, `identity.password-weak`, or a field that is missing
 */
export async function acceptInvitation(
  office: Office,
  act: Act,
  given: Acceptance,
): Promise<{ readonly email: string }> {
  const { commons } = office.databases;
  const now = office.clock.now();
  const seen = await openInvitation(commons, given.token, now);
  const email = emailOf(seen, given);
  const known = await office.people.findPersonByEmail(commons, email);
  const fresh = known === null ? await chosenBy(office, email, given) : null;
  return inOrganization(office, { organizationId: seen.organization_id, act }, async (transaction) => {
    const invitation = await openInvitation(transaction, given.token, now, true);
    const personId = await personOf(office, transaction, email, fresh);
    const already = await isMember(transaction, invitation.organization_id, personId, now);
    if (already && invitation.professional_id === null) {
      throw new Conflict('organizations.already-member', 'Vous avez déjà un accès dans cette organisation.');
    }
    await join(office, transaction, invitation, personId);
    const object = { kind: 'person', id: personId };
    const rights = rightsOfInvitation(invitation);
    const details = {
      ...{ role: invitation.role, invitation: invitation.id },
      ...(rights === undefined ? {} : { ...traceOfRights(rights), added: rights.permissions.join(' ') }),
    };
    const actor = { kind: 'person', id: personId, name: known?.name ?? fresh?.name ?? email } as const;
    return {
      result: { email },
      by: { ...act, actor },
      trace: { action: 'organizations.member.joined', object, details },
    };
  });
}

interface Chosen {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

async function chosenBy(office: Office, email: string, { name, password }: Acceptance): Promise<Chosen> {
  const missing = [...(name === undefined ? ['name'] : []), ...(password === undefined ? ['password'] : [])];
  if (name === undefined || password === undefined) {
    const errors = missing.map((field) => ({ field, rule: 'required', message: 'À renseigner.' }));
    throw new Invalid('organizations.acceptance-incomplete', 'Complétez vos informations.', errors);
  }
  refuseWeak(await office.people.examinePassword(password, [name, email]), 'password');
  return { email, name, password };
}

async function personOf(office: Office, transaction: CommonsTransaction, email: string, fresh: Chosen | null) {
  // Looked for again: an account made meanwhile keeps its own password.
  const known = await office.people.findPersonByEmail(transaction, email);
  if (known !== null) return known.id;
  if (fresh === null) throw new Error('the person of an invitation is gone');
  return office.people.createPerson(transaction, fresh);
}

async function join(office: Office, transaction: CommonsTransaction, invitation: InvitationRow, personId: string) {
  const organizationId = invitation.organization_id;
  const organization = await findOrganization(transaction, organizationId);
  const { role, invited_by: by } = invitation;
  const rights = rightsOfInvitation(invitation);
  const wanted = await stillOffered(office, transaction, organization, invitation);
  const { function: duty, referent } = invitation;
  if (rights === undefined) {
    const member = { organizationId, personId, function: duty, referent: referent as ReferentKind | null };
    await putMember(office, transaction, member);
    await grantRole(office, transaction, organization, { personId, role }, by);
    // The first person of an organisation that the operator opened sets it up, and opens its accesses besides.
    if (referent !== null && role !== REFERENT_ROLE) {
      await grantRole(office, transaction, organization, { personId, role: REFERENT_ROLE }, by);
    }
  } else {
    await putRights(office, transaction, organization, { personId, wanted, by });
    await putMember(office, transaction, { organizationId, personId, ...(duty === null ? {} : { function: duty }) });
  }
  await transaction
    .updateTable('organizations.invitations')
    .set({ accepted_at: office.clock.now().toString() })
    .where('id', '=', invitation.id)
    .execute();
}

function rightsOfInvitation(invitation: InvitationRow): Omit<RightsForProfessional, 'role'> | undefined {
  const { professional_id: professionalId, permissions, since, until } = invitation;
  return professionalId === null ? undefined : { professionalId, permissions, since, until };
}

/** What its maker could give on the day they invited, they may give no longer; or its time has passed. */
async function stillOffered(
  office: Office,
  transaction: CommonsTransaction,
  organization: Organization,
  invitation: InvitationRow,
): Promise<readonly HeldRight[]> {
  const { role, invited_by: by } = invitation;
  try {
    const wanted = offeredRights(office, organization, { role, rights: rightsOfInvitation(invitation) });
    if (by !== null) await refuseBeyond(office, transaction, organization, wanted, by);
    return wanted;
  } catch (error) {
    throw error instanceof Forbidden || error instanceof Invalid ? invitationRefused() : error;
  }
}

function emailOf(invitation: InvitationRow, given: Acceptance): string {
  if (invitation.email !== null) return invitation.email;
  const email = given.email?.toLowerCase();
  const error =
    email === undefined
      ? { field: 'email', rule: 'required', message: 'À renseigner.' }
      : sharedMailboxError(email, 'email');
  if (error !== null) throw new Invalid('organizations.acceptance-incomplete', 'Complétez vos informations.', [error]);
  return email!;
}
