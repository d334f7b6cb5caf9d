import { z } from 'zod';

export const delegatedRoleSchema = z.enum(['secretary', 'substitute']);
export type DelegatedRole = z.output<typeof delegatedRoleSchema>;

const day = z.iso.date('Une date est attendue.');

/** Rights ticked one by one (MAI-018), and the days of a mission, both included (MAI-016). */
const given = {
  role: delegatedRoleSchema,
  permissions: z.array(z.string().max(80)).max(40),
  from: day.nullable(),
  to: day.nullable(),
};

/** PUT /api/professionals/team/:professionalId/members/:personId */
export const rightsSchema = z.object(given);
export type DelegatedRights = z.output<typeof rightsSchema>;

/** POST /api/professionals/team/:professionalId/invitations */
export const teamInvitationSchema = z.object({
  ...given,
  email: z.email('Cette adresse n’en est pas une.').transform((text) => text.toLowerCase()),
  name: z.string().trim().min(1, 'Donnez le nom de la personne : un compte est nominatif.').max(120),
});
export type TeamInvitation = z.output<typeof teamInvitationSchema>;

export const memberParams = z.object({ professionalId: z.uuid(), personId: z.uuid() });
export const invitationParams = z.object({ professionalId: z.uuid(), invitationId: z.uuid() });

const teamMemberSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: delegatedRoleSchema,
  permissions: z.array(z.string()),
  /** ISO instants; `until` is the first one at which the access is closed. */
  since: z.string(),
  until: z.string().nullable(),
  state: z.enum(['open', 'to-come', 'ended']),
  grantedBy: z.string().nullable(),
});
export type TeamMember = z.output<typeof teamMemberSchema>;

const teamGuestSchema = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: delegatedRoleSchema,
  permissions: z.array(z.string()),
  since: z.string().nullable(),
  until: z.string().nullable(),
  expiresAt: z.string(),
});

/** GET /api/professionals/team: who works for whom, with which rights. */
export const teamsSchema = z.object({
  teams: z.array(
    z.object({
      professionalId: z.uuid(),
      name: z.string(),
      /** Only the professional concerned may change anything (MAI-020). */
      mine: z.boolean(),
      members: z.array(teamMemberSchema),
      guests: z.array(teamGuestSchema),
    }),
  ),
  /** Other organisations whose members work here: a secretariat outside the practice. */
  outside: z.array(
    z.object({
      organizationId: z.uuid(),
      name: z.string(),
      permissions: z.array(z.string()),
      professionalIds: z.array(z.uuid()),
      /** Names of those it is limited to; empty for every one. */
      professionals: z.array(z.string()),
      since: z.string(),
      until: z.string().nullable(),
      state: z.enum(['open', 'to-come', 'ended']),
      grantedBy: z.string().nullable(),
      people: z.array(z.string()),
    }),
  ),
  /** The rights that may be ticked. */
  rights: z.array(z.object({ name: z.string(), title: z.string(), group: z.string() })),
});
export type Teams = z.output<typeof teamsSchema>;

/** GET /api/professionals/team/register (MAI-022), newest first. */
export const registerSchema = z.array(
  z.object({
    at: z.string(),
    author: z.string(),
    kind: z.enum(['invited', 'joined', 'given', 'ended']),
    person: z.string().nullable(),
    professional: z.string(),
    role: delegatedRoleSchema.nullable(),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    until: z.string().nullable(),
  }),
);
export type RegisterLine = z.output<typeof registerSchema>[number];
