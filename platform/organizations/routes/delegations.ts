import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { delegable } from '../delegation-rules.ts';
import { delegate, delegateNamed, endDelegation } from '../delegations.ts';
import { listDelegations, type Delegation } from '../held-delegations.ts';
import { bookOf, findOrganization, type Office } from '../office.ts';
import { actIn, instant, READ_MEMBERS } from './fields.ts';

const MANAGE = { permission: 'organizations.delegations.manage' } as const;
const delegateId = z.uuid();

const delegation = z.object({
  organizationId: z.uuid(),
  name: z.string(),
  permissions: z.array(z.string()),
  professionalIds: z.array(z.uuid()),
  since: instant,
  until: instant.nullable(),
  state: z.enum(['open', 'to-come', 'ended']),
  grantedBy: z.string().nullable(),
  people: z.array(z.string()),
});

/** What an organisation lets others' members do in it, and what others let its own do in theirs. */
export function delegationRoutes(office: Office): readonly Route[] {
  const { commons } = office.databases;
  return [
    route({
      ...{ method: 'GET', path: '/api/organizations/delegations', access: READ_MEMBERS },
      summary: 'Delegations given and received, and the permissions that may be delegated here',
      answer: z.object({
        given: z.array(delegation),
        received: z.array(delegation),
        offered: z.array(z.object({ name: z.string(), title: z.string(), scope: z.string() })),
      }),
      handle: async ({ organization: { organizationId } }) => {
        const book = bookOf(office, await findOrganization(commons, organizationId));
        return {
          given: (await listDelegations(office, organizationId, 'given')).map(sent),
          received: (await listDelegations(office, organizationId, 'received')).map(sent),
          offered: delegable(book).map(({ name, title, scope }) => ({ name, title, scope })),
        };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/delegations/lookup', access: MANAGE, perMinute: 20 },
      summary: 'The name of the organisation behind an identifier, before delegating to it',
      body: z.object({ delegateId }),
      answer: z.object({ name: z.string() }),
      handle: async ({ organization, body }) => {
        const { name } = await delegateNamed(commons, organization.organizationId, body.delegateId);
        return { name };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/delegations', access: MANAGE, answer: null },
      summary: 'Delegates exactly these permissions to another organisation, in place of those it had here',
      body: z.object({
        delegateId,
        permissions: z.array(z.string()).min(1).max(100),
        professionalIds: z.array(z.uuid()).max(200).default([]),
        since: instant.nullable().default(null),
        until: instant.nullable().default(null),
      }),
      handle: async (call) => delegate(office, actIn(call), call.body),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/organizations/delegations/:delegate', access: MANAGE, answer: null },
      summary: 'Ends a delegation, effective at the very next request of the delegate’s members',
      params: z.object({ delegate: delegateId }),
      handle: async (call) => endDelegation(office, actIn(call), call.params.delegate),
    }),
  ];
}

function sent({ permissions, professionalIds, people, ...rest }: Delegation) {
  return { ...rest, permissions: [...permissions], professionalIds: [...professionalIds], people: [...people] };
}
