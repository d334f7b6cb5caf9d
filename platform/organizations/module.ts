import { systemAct } from '#platform/kernel/act.ts';
import type { MountedModule } from '#platform/http/route.ts';
import type { Entrance, SessionSource } from '#platform/http/session.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { OwnOrganization } from '#platform/identity/module.ts';
import { organizationsDeclaration } from './declaration.ts';
import { entrance } from './entrance.ts';
import { grantRole, type RoleGrant } from './grants.ts';
import { listDelegations, type Delegation } from './held-delegations.ts';
import { listRights, type HeldForProfessional } from './held-rights.ts';
import {
  inviteOrGive,
  listInvitations,
  revokeInvitation,
  type Invited,
  type NewInvitation,
  type OpenInvitation,
} from './invitations.ts';
import { putMember, type NewMember } from './members.ts';
import { findOrganization, inOrganization, type Office, type Organization, type OrganizationAct } from './office.ts';
import { openOrganization, type NewOpening } from './opening.ts';
import { createOperatorLink } from './operator-link.ts';
import { createOrganization, type NewOrganization } from './organizations.ts';
import { organizationsOf } from './own-organizations.ts';
import { endRights, giveRights, type RightsForProfessional } from './professional-rights.ts';
import { delegationRoutes } from './routes/delegations.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { memberRoutes } from './routes/members.ts';
import { networkRoutes } from './routes/networks.ts';
import { signUpRoutes } from './routes/sign-ups.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { replaceToken, tokenSource, type NewToken } from './tokens.ts';
import { deliveryJob, webhookSubscription } from './webhook-deliveries.ts';

export { organizationsDeclaration } from './declaration.ts';
export type { Category } from './categories.ts';
export type {
  HeldForProfessional,
  Invited,
  NewInvitation,
  NewMember,
  NewOrganization,
  NewToken,
  OpenInvitation,
  Organization,
  OrganizationAct,
  RightsForProfessional,
};

export type OrganizationsNeeds = Office;

/** A member with the roles they begin with. */
export interface MemberWithRoles extends NewMember {
  readonly roles: readonly string[];
}

/** What the composition root, the demonstration and the command line do with organisations. */
export interface Organizations {
  /** Creates the organisation and its sealed database; given an `id` that exists, brings it to these values. */
  createOrganization(given: NewOrganization): Promise<string>;
  /** Makes a person a member with these roles; may be repeated. */
  addMember(given: MemberWithRoles): Promise<void>;
  /** Grants a role as Cabinet itself; may be repeated. */
  grantRole(organizationId: string, grant: RoleGrant): Promise<void>;
  /** Makes an API token in the name of a member, who must hold its permissions, in place of those of that name. */
  replaceToken(
    organizationId: string,
    person: { id: string; name: string },
    given: NewToken,
  ): Promise<{ id: string; secret: string }>;
  /** Gives a member exactly these rights for a professional, in place of those of that role (MAI-018). */
  giveRights(by: OrganizationAct, given: RightsForProfessional & { readonly personId: string }): Promise<void>;
  /** Ends all that a person holds for a professional; who holds nothing more leaves the organisation (MAI-017). */
  endRights(by: OrganizationAct, given: { readonly personId: string; readonly professionalId: string }): Promise<void>;
  /** What others' members may do here, not ended. */
  listDelegations(organizationId: string): Promise<readonly Delegation[]>;
  /** Rights held or to come for one professional, or for each. */
  listRights(
    organizationId: string,
    which?: { readonly professionalId?: string; readonly personId?: string },
  ): Promise<readonly HeldForProfessional[]>;
  /**
   * Invites a person by mail to a role and, with `rights`, to rights for one professional, which they receive on
   * accepting. Somebody who is a member already is given rights at once instead, and no mail leaves.
   */
  invite(by: OrganizationAct, given: NewInvitation): Promise<Invited>;
  /** Invitations that can still be accepted, for one professional where said. */
  listInvitations(organizationId: string, professionalId?: string): Promise<readonly OpenInvitation[]>;
  revokeInvitation(by: OrganizationAct, id: string): Promise<void>;
  /** Opens an organisation, as whoever runs Cabinet does; the link brings its first person in. */
  openOrganization(given: NewOpening): Promise<{ readonly organizationId: string; readonly link: string }>;
  /** One-time link that creates the first operator; null once there is one. */
  createOperatorLink(): Promise<string | null>;
  find(organizationId: string): Promise<Organization>;
}

export interface OrganizationsModule extends MountedModule {
  readonly entrance: Entrance;
  /** API tokens (`cab_…`), beside the sessions of persons. */
  readonly tokenSource: SessionSource;
  /** For `identity`: where a person may go, once they gave a second factor or not. */
  readonly organizationsOf: (
    personId: string,
    secondFactor: boolean,
    ip: string,
  ) => Promise<readonly OwnOrganization[]>;
  readonly organizations: Organizations;
  readonly jobs: readonly Job[];
  readonly subscriptions: readonly Subscription[];
}

/** Raises the room: the entrance and token source for the doors, its routes, and what others do with organisations. */
export function organizationsModule(office: OrganizationsNeeds): OrganizationsModule {
  return {
    declaration: organizationsDeclaration,
    routes: [
      ...memberRoutes(office),
      ...invitationRoutes(office),
      ...tokenRoutes(office),
      ...signUpRoutes(office),
      ...delegationRoutes(office),
      ...networkRoutes(office),
      ...webhookRoutes(office),
    ],
    ...{ jobs: [deliveryJob(office)], subscriptions: [webhookSubscription(office)] },
    entrance: entrance(office),
    tokenSource: tokenSource(office),
    organizationsOf: (personId, secondFactor, ip) => organizationsOf(office, personId, secondFactor, ip),
    organizations: organizationsIn(office),
  };
}

function organizationsIn(office: Office): Organizations {
  const { commons } = office.databases;
  return {
    createOrganization: (given) => createOrganization(office, given),
    addMember: ({ roles, ...member }) => addMember(office, member, roles),
    grantRole: (organizationId, grant) => grantAsCabinet(office, organizationId, grant),
    replaceToken: (organizationId, { id, name }, given) => {
      const act = { actor: { kind: 'person', id, name }, origin: null, onBehalfOf: null } as const;
      return replaceToken(office, { organizationId, act }, given);
    },
    giveRights: (by, given) => giveRights(office, by, given),
    endRights: (by, given) => endRights(office, by, given),
    listRights: (organizationId, which) => listRights(office, organizationId, which),
    listDelegations: (organizationId) => listDelegations(office, organizationId, 'given'),
    invite: (by, given) => inviteOrGive(office, by, given),
    listInvitations: async (organizationId, professionalId) => {
      const open = await listInvitations(commons, organizationId, office.clock.now());
      return open.filter((one) => professionalId === undefined || one.professionalId === professionalId);
    },
    revokeInvitation: (by, id) => revokeInvitation(office, by, id),
    openOrganization: (given) => openOrganization(office, given),
    createOperatorLink: () => createOperatorLink(office),
    find: (organizationId) => findOrganization(commons, organizationId),
  };
}

async function addMember(office: Office, member: NewMember, roles: readonly string[]): Promise<void> {
  const { organizationId, personId } = member;
  await inOrganization(office, { organizationId, act: systemAct('organizations') }, async (transaction) => {
    const organization = await findOrganization(transaction, organizationId);
    await putMember(office, transaction, member);
    for (const role of roles) await grantRole(office, transaction, organization, { personId, role }, null);
    const object = { kind: 'person', id: personId };
    return {
      result: undefined,
      trace: { action: 'organizations.member.joined', object, details: { role: roles.join(' ') } },
    };
  });
}

async function grantAsCabinet(office: Office, organizationId: string, grant: RoleGrant): Promise<void> {
  await inOrganization(office, { organizationId, act: systemAct('organizations') }, async (transaction) => {
    await grantRole(office, transaction, await findOrganization(transaction, organizationId), grant, null);
    const object = { kind: 'person', id: grant.personId };
    return {
      result: undefined,
      trace: { action: 'organizations.role.granted', object, details: { role: grant.role } },
    };
  });
}
