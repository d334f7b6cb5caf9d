import { Forbidden, NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { HeldForProfessional, Organizations } from '#platform/organizations/module.ts';
import {
  delegatedRoleSchema,
  type DelegatedRights,
  type TeamInvitation,
  type TeamMember,
  type Teams,
} from '../api/team.ts';
import type { PracticeContext } from '../context.ts';
import { nameOf, professionalNames, professionalOf, professionalOfPerson, professionalsOf } from '../professionals.ts';
import { DELEGABLE } from './delegable-rights.ts';
import { missionOf } from './mission.ts';

type Delegating = Pick<
  Organizations,
  'giveRights' | 'endRights' | 'invite' | 'listInvitations' | 'revokeInvitation' | 'listRights'
>;

/** Who works for each professional of a practice, and who is invited to. `ownId`: the professional who looks. */
export async function teamsOf(
  organizations: Pick<Organizations, 'listRights' | 'listInvitations' | 'listDelegations'>,
  organizationId: string,
  database: OrganizationDatabase,
  ownId: string | null,
): Promise<Teams> {
  const professionals = await professionalsOf(database);
  const held = await organizations.listRights(organizationId);
  const invitations = await organizations.listInvitations(organizationId);
  const names = await professionalNames(database);
  return {
    teams: professionals.map((professional) => ({
      ...{ professionalId: professional.id, name: nameOf(professional), mine: professional.id === ownId },
      members: held.filter((one) => one.professionalId === professional.id).flatMap(memberOf),
      guests: invitations
        .filter((one) => one.professionalId === professional.id)
        .flatMap((one) => {
          const role = delegatedRoleSchema.safeParse(one.role);
          const { id, name, email, since, until, expiresAt } = one;
          const guest = { id, name, email, permissions: [...one.permissions], since, until, expiresAt };
          return role.success ? [{ ...guest, role: role.data }] : [];
        }),
    })),
    outside: (await organizations.listDelegations(organizationId)).map((one) => ({
      ...one,
      ...{ permissions: [...one.permissions], people: [...one.people], professionalIds: [...one.professionalIds] },
      professionals: one.professionalIds.flatMap((id) => names.get(id) ?? []),
    })),
    rights: [...DELEGABLE],
  };
}

/**
 * Invites a named person to work for a professional, or gives the rights at once to who works in the practice already.
 * @throws {Forbidden} for whoever is not that professional (MAI-020)
 */
export async function inviteToTeam(
  organizations: Delegating,
  context: PracticeContext,
  professionalId: string,
  given: TeamInvitation,
): Promise<void> {
  await requireOwn(context, professionalId);
  const { email, name, role, permissions } = given;
  const rights = { professionalId, permissions: delegable(permissions), ...missionOf(given) };
  const duty = role === 'secretary' ? 'Secrétaire' : 'Remplaçant';
  await organizations.invite(context, { email, name, function: duty, role, referent: null, rights });
}

/** Gives somebody exactly these rights for a professional, in place of those they had. @throws as `inviteToTeam` */
export async function changeRights(
  organizations: Delegating,
  context: PracticeContext,
  who: { readonly professionalId: string; readonly personId: string },
  given: DelegatedRights,
): Promise<void> {
  await requireOwn(context, who.professionalId);
  await requireMember(organizations, context, who);
  const { role, permissions } = given;
  await organizations.giveRights(context, { ...who, role, permissions: delegable(permissions), ...missionOf(given) });
}

/** Ends an access: their next request is refused, what they did keeps their name (MAI-017). @throws as `inviteToTeam` */
export async function removeFromTeam(
  organizations: Delegating,
  context: PracticeContext,
  who: { readonly professionalId: string; readonly personId: string },
): Promise<void> {
  await requireOwn(context, who.professionalId);
  await requireMember(organizations, context, who);
  await organizations.endRights(context, who);
}

/** Withdraws an invitation to a professional's team. @throws as `inviteToTeam` */
export async function withdrawInvitation(
  organizations: Delegating,
  context: PracticeContext,
  which: { readonly professionalId: string; readonly invitationId: string },
): Promise<void> {
  await requireOwn(context, which.professionalId);
  const open = await organizations.listInvitations(context.organizationId, which.professionalId);
  if (!open.some(({ id }) => id === which.invitationId)) {
    throw new NotFound('professionals.invitation-not-found', 'Cette invitation n’est plus ouverte.');
  }
  await organizations.revokeInvitation(context, which.invitationId);
}

/**
 * Delegated accounts are in the hands of the professional concerned, and of nobody else: no colleague, manager or
 * operator, whatever they hold (MAI-020).
 */
async function requireOwn(context: PracticeContext, professionalId: string): Promise<void> {
  const { actor } = context.act;
  await professionalOf(context.database, professionalId);
  const own = actor.kind === 'person' ? await professionalOfPerson(context.database, actor.id) : null;
  if (own?.id === professionalId && context.may('professionals.team.manage', professionalId)) return;
  throw new Forbidden(
    'professionals.not-own-team',
    'Seul le praticien concerné donne et retire les droits de son équipe.',
  );
}

async function requireMember(
  organizations: Delegating,
  { organizationId }: PracticeContext,
  who: { readonly professionalId: string; readonly personId: string },
): Promise<void> {
  const held = await organizations.listRights(organizationId, who);
  if (held.some(({ role }) => delegatedRoleSchema.safeParse(role).success)) return;
  throw new NotFound('professionals.not-in-team', 'Cette personne ne travaille pas pour vous.');
}

/** What is not a right of the matrix cannot be ticked. */
function delegable(permissions: readonly string[]): readonly string[] {
  const known = new Set(DELEGABLE.map(({ name }) => name));
  const unknown = permissions.find((name) => !known.has(name));
  if (unknown === undefined) return permissions;
  throw new Forbidden('professionals.right-not-delegable', 'Ce droit ne se délègue pas.');
}

function memberOf(held: HeldForProfessional): readonly TeamMember[] {
  const role = delegatedRoleSchema.safeParse(held.role);
  if (!role.success) return [];
  const { personId, name, email, since, until, state, grantedBy } = held;
  const permissions = held.permissions.filter((permission) => permission !== 'practice.use');
  return [{ personId, name, email, role: role.data, permissions, since, until, state, grantedBy }];
}
