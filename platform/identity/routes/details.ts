import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { changeDetails, confirmDetails, ownDetails } from '../details/details.ts';
import { confirmEmail, startEmail } from '../details/email.ts';
import { listUnreachable, markReached } from '../details/refused-addresses.ts';
import { email, instant, password, sessionOf, visitorOf } from './fields.ts';

const FOLLOW = { permission: 'identity.addresses.follow' } as const;
const DETAILS = '/api/identity/details';

const details = z.object({
  name: z.string(),
  nameLocked: z.boolean(),
  function: z.string().nullable(),
  email: z.string(),
  mobile: z.string().nullable(),
  confirmedAt: instant,
  changes: z.array(z.object({ field: z.enum(['name', 'function', 'email', 'mobile']), at: instant })),
});

const unreachable = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  address: z.string(),
  mobile: z.string().nullable(),
  refusedAt: instant,
  replyCode: z.int().nullable(),
  correctedAt: instant.nullable(),
  reachedAt: instant.nullable(),
  reachedBy: z.string().nullable(),
  how: z.string().nullable(),
});

/** One's details: read, changed, confirmed; and whom staff must reach otherwise than by mail (MAI-036, MAI-037). */
export function detailRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: DETAILS, access: 'session', answer: details },
      summary: 'One’s own details, and when each changed',
      handle: async (call) => {
        const { changes, ...own } = await ownDetails(desk, await sessionOf(desk, call));
        return { ...own, changes: [...changes] };
      },
    }),
    route({
      ...{ method: 'PUT', path: DETAILS, access: 'session', answer: null, perMinute: 20 },
      summary: 'Changes name and function; the name only until staff verified it',
      body: z.object({ name: z.string().max(120), function: z.string().max(120).nullable() }),
      handle: async (call) => changeDetails(desk, visitorOf(call), await sessionOf(desk, call), call.body),
    }),
    route({
      ...{ method: 'POST', path: `${DETAILS}/confirmation`, access: 'session', answer: null },
      summary: 'Says that one’s details are right',
      handle: async (call) => confirmDetails(desk, visitorOf(call), await sessionOf(desk, call)),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/email', access: 'session', answer: null, perMinute: 10 },
      summary: 'Sends a code to the address that is to become one’s own',
      body: z.object({ email, password }),
      handle: async (call) => startEmail(desk, visitorOf(call), await sessionOf(desk, call), call.body),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/email/confirm', access: 'session', answer: null },
      summary: 'Takes the new address, by the code it received',
      body: z.object({ email, code: z.string().trim().min(1).max(20) }),
      handle: async (call) => confirmEmail(desk, visitorOf(call), await sessionOf(desk, call), call.body),
    }),
    route({
      ...{ method: 'GET', path: '/api/identity/unreachable', access: FOLLOW, answer: z.array(unreachable) },
      summary: 'People whose address refuses mail, to be reached otherwise',
      handle: () => listUnreachable(desk.commons),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/unreachable/:id/reached', access: FOLLOW, answer: null },
      summary: 'Says that somebody was reached by another means',
      params: z.object({ id: z.uuid() }),
      body: z.object({ how: z.string().trim().min(3, 'Dites comment.').max(200) }),
      handle: ({ act, params, body }) =>
        markReached(desk.commons, act, { id: params.id, how: body.how, at: desk.clock.now() }),
    }),
  ];
}
