import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { requestReset, resetPassword } from '../forgotten-password.ts';
import { changePassword } from '../password-change.ts';
import { examinePassword } from '../password-guessing.ts';
import { MAXIMUM_LENGTH } from '../password-rule.ts';
import { email, password, sessionOf, visitorOf } from './fields.ts';

const verdict = z.object({
  accepted: z.boolean(),
  level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  advice: z.array(z.string()),
});

export function passwordRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/api/identity/password-strength', access: 'public', perMinute: 120 },
      summary: 'Judges a password while it is being chosen; keeps nothing',
      body: z.object({
        password: z.string().max(MAXIMUM_LENGTH),
        known: z.array(z.string().max(200)).max(10).default([]),
      }),
      answer: verdict,
      handle: async ({ body }) => {
        const { accepted, level, advice } = await examinePassword(body.password, body.known);
        return { accepted, level, advice: [...advice] };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/forgotten-password', access: 'public', perMinute: 10, answer: null },
      summary: 'Mails a single-use link to the person with this address, if there is one',
      body: z.object({ email }),
      handle: async (call) => requestReset(desk, call.act, call.body.email),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/reset-password', access: 'public', perMinute: 10, answer: null },
      summary: 'Replaces a forgotten password by the link received',
      body: z.object({ token: z.string().min(1).max(200), password }),
      handle: async (call) => resetPassword(desk, call.act, call.body),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/password', access: 'session', answer: null },
      summary: 'Changes the password and closes the other sessions',
      body: z.object({ password, newPassword: password }),
      handle: async (call) => changePassword(desk, visitorOf(call), await sessionOf(desk, call), call.body),
    }),
  ];
}
