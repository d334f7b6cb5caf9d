import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { changeMember } from '../member-change.ts';
import { listMembers } from '../members.ts';
import { bookOf, findOrganization, type Office } from '../office.ts';
import { countSeats } from '../seats.ts';
import { withdrawMember } from '../withdrawal.ts';
import { actIn, duty, instant, MANAGE_MEMBERS, READ_MEMBERS, referent } from './fields.ts';

const member = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  function: z.string().nullable(),
  referent: z.enum(['administrative', 'medical']).nullable(),
  roles: z.array(z.string()),
  secondFactor: z.boolean(),
  since: instant,
  until: instant.nullable(),
  state: z.enum(['open', 'to-come', 'ended']),
});

const role = z.object({
  name: z.string(),
  title: z.string(),
  permissions: z.array(z.object({ name: z.string(), title: z.string() })),
  secondFactorRequired: z.boolean(),
  givenBy: z.enum(['service', 'professional']).nullable(),
});

export function memberRoutes(office: Office): readonly Route[] {
  const { commons } = office.databases;
  return [
    route({
      ...{ method: 'GET', path: '/api/organizations/members', access: READ_MEMBERS },
      summary: 'Members, those who left included, and the accesses taken',
      answer: z.object({
        members: z.array(member),
        seats: z.object({ used: z.number().int(), total: z.number().int().nullable() }),
      }),
      handle: async ({ organization: { organizationId } }) => {
        const members = await listMembers(commons, organizationId, office.clock.now());
        return {
          members: members.map((one) => ({ ...one, roles: [...one.roles] })),
          seats: await countSeats(commons, organizationId, office.clock.now()),
        };
      },
    }),
    route({
      ...{ method: 'PATCH', path: '/api/organizations/members/:person', access: MANAGE_MEMBERS, answer: null },
      summary: 'Gives a member these roles in place of those they had',
      params: z.object({ person: z.uuid() }),
      body: z.object({ roles: z.array(z.string()).max(20), function: duty, referent }),
      handle: async (call) => changeMember(office, actIn(call), { personId: call.params.person, ...call.body }),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/organizations/members/:person', access: MANAGE_MEMBERS, answer: null },
      summary: 'Withdraws a member’s access, effective at their very next request',
      params: z.object({ person: z.uuid() }),
      handle: async (call) => withdrawMember(office, actIn(call), call.params.person),
    }),
    route({
      ...{ method: 'GET', path: '/api/organizations/roles', access: READ_MEMBERS },
      summary: 'The roles of the organisation, what each is made of, and whose it is to give when not the referent’s',
      answer: z.array(role),
      handle: async (call) => {
        const book = bookOf(office, await findOrganization(commons, call.organization.organizationId));
        return book.roles.map(({ name, title, permissions, secondFactorRequired = false, givenBy = null }) => ({
          ...{ name, title, secondFactorRequired, givenBy },
          permissions: book.permissions.filter((one) => permissions.includes(one.name)).map(titled),
        }));
      },
    }),
  ];
}

function titled({ name, title }: { readonly name: string; readonly title: string }) {
  return { name, title };
}
