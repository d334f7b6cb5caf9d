import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { acceptInvitation, previewInvitation } from '../acceptance.ts';
import { invite, listInvitations, revokeOffered } from '../invitations.ts';
import type { Office } from '../office.ts';
import { actIn, duty, email, instant, MANAGE_MEMBERS, name, READ_MEMBERS, referent, secret } from './fields.ts';

const invitation = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  function: z.string().nullable(),
  role: z.string(),
  referent: z.enum(['administrative', 'medical']).nullable(),
  professionalId: z.uuid().nullable(),
  permissions: z.array(z.string()),
  since: instant.nullable(),
  until: instant.nullable(),
  createdAt: instant,
  expiresAt: instant,
});

const preview = z.object({
  organization: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.string(),
  known: z.boolean(),
});

export function invitationRoutes(office: Office): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/organizations/invitations', access: READ_MEMBERS },
      summary: 'Invitations that can still be accepted',
      answer: z.array(invitation),
      handle: async ({ organization }) => {
        const open = await listInvitations(office.databases.commons, organization.organizationId, office.clock.now());
        return open.map((one) => ({ ...one, permissions: [...one.permissions] }));
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/invitations', access: MANAGE_MEMBERS },
      summary: 'Invites a person by mail; a new invitation to the same address replaces the former',
      body: z.object({ email, name: name.nullable().default(null), function: duty, role: z.string(), referent }),
      answer: z.object({ id: z.uuid() }),
      handle: async (call) => ({ id: await invite(office, actIn(call), call.body) }),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/organizations/invitations/:id', access: MANAGE_MEMBERS, answer: null },
      summary: 'Withdraws an invitation',
      params: z.object({ id: z.uuid() }),
      handle: async (call) => revokeOffered(office, actIn(call), call.params.id),
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/invitations/preview', access: 'public', perMinute: 30 },
      summary: 'What an invitation offers, to who holds its link',
      body: z.object({ token: secret }),
      answer: preview,
      handle: async (call) => previewInvitation(office, call.body.token),
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/invitations/accept', access: 'public', perMinute: 10 },
      summary: 'Accepts an invitation, once: with a new password, or joining the account that has the address',
      body: z.object({
        token: secret,
        name: name.optional(),
        password: z.string().max(256).optional(),
        email: email.optional(),
      }),
      answer: z.object({ email: z.string() }),
      handle: async (call) => acceptInvitation(office, call.act, call.body),
    }),
  ];
}
