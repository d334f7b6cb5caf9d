import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Office } from '../office.ts';
import { createToken, listTokens, revokeToken } from '../tokens.ts';
import { actIn, instant, MANAGE_TOKENS, name } from './fields.ts';

const token = z.object({
  id: z.uuid(),
  name: z.string(),
  hint: z.string().describe('Last four characters'),
  permissions: z.array(z.string()),
  createdBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});

export function tokenRoutes(office: Office): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/organizations/tokens', access: MANAGE_TOKENS },
      summary: 'API tokens, those that ended included',
      answer: z.array(token),
      handle: async (call) => {
        const tokens = await listTokens(office.databases.commons, call.organization.organizationId);
        return tokens.map((one) => ({ ...one, permissions: [...one.permissions] }));
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/tokens', access: MANAGE_TOKENS },
      summary: 'Makes an API token; its secret is shown this once',
      body: z.object({ name, permissions: z.array(z.string()).min(1).max(100), expiresAt: instant }),
      answer: z.object({ id: z.uuid(), secret: z.string() }),
      handle: async (call) => {
        const expiresAt = Temporal.Instant.from(call.body.expiresAt);
        return createToken(office, actIn(call), { ...call.body, expiresAt });
      },
    }),
    route({
      ...{ method: 'DELETE', path: '/api/organizations/tokens/:id', access: MANAGE_TOKENS, answer: null },
      summary: 'Revokes an API token as of now',
      params: z.object({ id: z.uuid() }),
      handle: async (call) => revokeToken(office, actIn(call), call.params.id),
    }),
  ];
}
