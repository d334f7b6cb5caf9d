import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { isWithin } from '../network-rules.ts';
import { listNetworks, setNetworks } from '../networks.ts';
import type { Office } from '../office.ts';
import { actIn, oneLine } from './fields.ts';

const MANAGE = { permission: 'organizations.networks.manage' } as const;
const network = z.object({ network: z.string().trim().max(50), label: oneLine.max(80) });

/** From which networks one may work in the organisation. */
export function networkRoutes(office: Office): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/organizations/networks', access: MANAGE },
      summary: 'Networks one may work from, from anywhere when none, and the address of who asks',
      answer: z.object({ networks: z.array(network), own: z.string(), within: z.boolean() }),
      handle: async ({ organization, act }) => {
        const networks = [...(await listNetworks(office.databases.commons, organization.organizationId))];
        const own = act.origin?.ip ?? '';
        const texts = networks.map((one) => one.network);
        return { networks, own, within: isWithin(texts, own) };
      },
    }),
    route({
      ...{ method: 'PUT', path: '/api/organizations/networks', access: MANAGE, answer: null },
      summary: 'Sets the networks one may work from; locking oneself out must be confirmed',
      body: z.object({ networks: z.array(network).max(100), confirmed: z.boolean().default(false) }),
      handle: async (call) => setNetworks(office, actIn(call), call.body),
    }),
  ];
}
