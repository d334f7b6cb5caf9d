import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { CATEGORY_NAMES, type Category } from '../categories.ts';
import type { Office } from '../office.ts';
import { confirmSignUp, openSignUp, requestSignUp } from '../sign-up.ts';
import { listHeldSignUps, reviewSignUp } from '../sign-up-review.ts';
import { email, instant, name, oneLine, secret } from './fields.ts';

const REVIEW = { permission: 'organizations.sign-ups.review' } as const;

const form = z.object({
  category: z.enum(CATEGORY_NAMES as [Category, ...Category[]]),
  name,
  function: name,
  email,
  establishment: oneLine.max(200),
  billing: z.object({
    name: oneLine.max(200),
    address: z.string().trim().min(1).max(500),
    siret: z
      .string()
      .transform((text) => text.replaceAll(/\s/g, '') || null)
      .nullable()
      .default(null),
  }),
});

const held = z.object({
  id: z.uuid(),
  category: z.string(),
  name: z.string(),
  function: z.string(),
  email: z.string(),
  establishment: z.string(),
  createdAt: instant,
});

export function signUpRoutes(office: Office): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/api/organizations', access: 'public', perMinute: 30, answer: null },
      summary: 'Asks for an account; a link by mail confirms the address',
      body: form,
      handle: async (call) => requestSignUp(office, call.act, call.body),
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/sign-ups/preview', access: 'public', perMinute: 30 },
      summary: 'What a confirmation link is about, to who holds it',
      body: z.object({ token: secret }),
      answer: z.object({ name: z.string(), email: z.string(), establishment: z.string() }),
      handle: async ({ body }) => {
        const request = await openSignUp(office, office.databases.commons, body.token);
        return { name: request.person_name, email: request.email, establishment: request.establishment };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/sign-ups/confirm', access: 'public', perMinute: 10 },
      summary: 'Confirms the address, chooses the password and opens the account',
      body: z.object({ token: secret, password: z.string().max(256) }),
      answer: z.object({ state: z.enum(['done', 'to-review']) }),
      handle: async (call) => ({ state: await confirmSignUp(office, call.act, call.body) }),
    }),
    route({
      ...{ method: 'GET', path: '/api/organizations/sign-ups', access: REVIEW },
      summary: 'Requests that wait for a person’s check',
      answer: z.array(held),
      handle: async () => listHeldSignUps(office.databases.commons),
    }),
    route({
      ...{ method: 'POST', path: '/api/organizations/sign-ups/:id/review', access: REVIEW, answer: null },
      summary: 'Accepts or refuses a held request',
      params: z.object({ id: z.uuid() }),
      body: z.object({ accepted: z.boolean() }),
      handle: async (call) => reviewSignUp(office, call.act, call.params.id, call.body.accepted),
    }),
  ];
}
