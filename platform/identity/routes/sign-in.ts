import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { giveSmsCode } from '../mobile.ts';
import { giveSecondFactor, signIn, signOut } from '../sign-in.ts';
import { email, password, sessionOf, setCookies, visitorOf } from './fields.ts';

const state = z.object({ state: z.enum(['signed-in', 'second-factor']) });

export function signInRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/api/identity/sign-in', access: 'public' },
      summary: 'Signs a person in; the session comes as a cookie',
      body: z.object({ email, password }),
      answer: state,
      handle: async (call) => {
        const outcome = await signIn(desk, visitorOf(call), call.body);
        setCookies(call, outcome.cookies);
        return { state: outcome.state };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/second-factor', access: 'public' },
      summary: 'Ends a sign-in that waits for a code: of an application, by SMS, or for a lost telephone',
      body: z.object({
        code: z.string().trim().min(1).max(20),
        kind: z.enum(['totp', 'recovery', 'sms']).default('totp'),
      }),
      answer: state,
      handle: async (call) => {
        const { code, kind } = call.body;
        const visitor = visitorOf(call);
        const outcome =
          kind === 'sms'
            ? await giveSmsCode(desk, visitor, call.request.cookies, code)
            : await giveSecondFactor(desk, visitor, { code, kind });
        setCookies(call, outcome.cookies);
        return { state: outcome.state };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/sign-out', access: 'session', answer: null },
      summary: 'Ends the session',
      handle: async (call) => {
        const current = await sessionOf(desk, call);
        setCookies(call, await signOut(desk, visitorOf(call), current.id));
      },
    }),
  ];
}
