import type { Act } from '#platform/kernel/act.ts';
import { Conflict, Invalid } from '#platform/kernel/errors.ts';
import { refuseWeak } from '#platform/identity/module.ts';
import { sharedMailboxError } from './addresses.ts';
import { grantRole } from './grants.ts';
import { openInvitation, type InvitationRow } from './invitation-links.ts';
import { isMember, putMember, type ReferentKind } from './members.ts';
import { bookOf, findOrganization, inOrganization, type CommonsTransaction, type Office } from './office.ts';
import { roleNamed } from './roles.ts';

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
  const by: Act = known === null ? act : { ...act, actor: { kind: 'person', id: known.id, name: known.name } };
  return inOrganization(office, { organizationId: seen.organization_id, act: by }, async (transaction) => {
    const invitation = await openInvitation(transaction, given.token, now, true);
    const personId = await personOf(office, transaction, email, fresh);
    if (await isMember(transaction, invitation.organization_id, personId)) {
      throw new Conflict('organizations.already-member', 'Vous avez déjà un accès dans cette organisation.');
    }
    await join(office, transaction, invitation, personId);
    const object = { kind: 'person', id: personId };
    const details = { role: invitation.role, invitation: invitation.id };
    return { result: { email }, trace: { action: 'organizations.member.joined', object, details } };
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
  const referent = invitation.referent as ReferentKind | null;
  await putMember(office, transaction, { organizationId, personId, function: invitation.function, referent });
  await grantRole(office, transaction, organization, { personId, role: invitation.role }, invitation.invited_by);
  await transaction
    .updateTable('organizations.invitations')
    .set({ accepted_at: office.clock.now().toString() })
    .where('id', '=', invitation.id)
    .execute();
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
