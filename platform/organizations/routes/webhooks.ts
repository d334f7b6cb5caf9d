import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { findOrganization, type Office } from '../office.ts';
import { listDeliveries, pingWebhook } from '../webhook-deliveries.ts';
import { createWebhook, enableWebhook, listWebhooks, removeWebhook, renewSecret, tellable } from '../webhooks.ts';
import { actIn, instant } from './fields.ts';

const MANAGE = { permission: 'organizations.webhooks.manage' } as const;
const WEBHOOKS = '/api/organizations/webhooks';
const params = z.object({ id: z.uuid() });

const webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  kinds: z.array(z.string()),
  createdBy: z.string().nullable(),
  createdAt: instant,
  failures: z.number().int(),
  disabledAt: instant.nullable(),
});

const delivery = z.object({
  id: z.uuid(),
  kind: z.string(),
  ids: z.record(z.string(), z.string()),
  happenedAt: instant,
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.number().int(),
  status: z.number().int().nullable(),
  trouble: z.string().nullable(),
});

/** Programs told what happens: signed, ids only. */
export function webhookRoutes(office: Office): readonly Route[] {
  const { commons } = office.databases;
  return [
    route({
      ...{ method: 'GET', path: WEBHOOKS, access: MANAGE },
      summary: 'Webhooks, the kinds of event they may follow, and where they may be sent',
      answer: z.object({
        webhooks: z.array(webhook),
        offered: z.array(z.object({ name: z.string(), title: z.string() })),
        reach: z.enum(['public', 'loopback', 'anywhere']),
      }),
      handle: async ({ organization: { organizationId } }) => {
        const webhooks = await listWebhooks(commons, organizationId);
        const kinds = tellable(office, await findOrganization(commons, organizationId));
        return {
          webhooks: webhooks.map((one) => ({ ...one, kinds: [...one.kinds] })),
          offered: kinds.map(({ name, title }) => ({ name, title })),
          reach: office.webhookReach,
        };
      },
    }),
    route({
      ...{ method: 'POST', path: WEBHOOKS, access: MANAGE },
      summary: 'Makes a webhook; its secret is shown this once',
      body: z.object({ url: z.string().trim().max(500), kinds: z.array(z.string()).min(1).max(100) }),
      answer: z.object({ id: z.uuid(), secret: z.string() }),
      handle: async (call) => createWebhook(office, actIn(call), call.body),
    }),
    route({
      ...{ method: 'DELETE', path: `${WEBHOOKS}/:id`, access: MANAGE, params, answer: null },
      summary: 'Removes a webhook: nothing more is told',
      handle: async (call) => removeWebhook(office, actIn(call), call.params.id),
    }),
    route({
      ...{ method: 'POST', path: `${WEBHOOKS}/:id/enable`, access: MANAGE, params, answer: null },
      summary: 'Tells a disabled webhook again',
      handle: async (call) => enableWebhook(office, actIn(call), call.params.id),
    }),
    route({
      ...{ method: 'POST', path: `${WEBHOOKS}/:id/secret`, access: MANAGE, params },
      summary: 'A new secret, shown this once; the former is worthless from now on',
      answer: z.object({ secret: z.string() }),
      handle: async (call) => ({ secret: await renewSecret(office, actIn(call), call.params.id) }),
    }),
    route({
      ...{ method: 'POST', path: `${WEBHOOKS}/:id/ping`, access: MANAGE, params, answer: null, perMinute: 10 },
      summary: 'Sends a trial event (`cabinet.ping`)',
      handle: async ({ params: { id }, organization }) =>
        pingWebhook(office, organization.database, organization.organizationId, id),
    }),
    route({
      ...{ method: 'GET', path: `${WEBHOOKS}/:id/deliveries`, access: MANAGE, params },
      summary: 'The last fifty deliveries, newest first',
      answer: z.array(delivery),
      handle: async ({ params: { id }, organization }) => {
        const all = await listDeliveries(office, organization.database, organization.organizationId, id);
        return all.map((one) => ({ ...one, ids: { ...one.ids } }));
      },
    }),
  ];
}
