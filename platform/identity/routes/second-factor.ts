import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { confirmSecondFactor, removeSecondFactor, renewRecoveryCodes, startSecondFactor } from '../second-factor.ts';
import { password, sessionOf, setCookies, visitorOf } from './fields.ts';

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export function secondFactorRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/api/identity/totp', access: 'session' },
      summary: 'Prepares a second factor; a first code makes it active',
      body: z.object({ password }),
      answer: z.object({ uri: z.string(), secret: z.string() }),
      handle: async (call) => startSecondFactor(desk, visitorOf(call), await sessionOf(desk, call), call.body.password),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/totp/confirm', access: 'session' },
      summary: 'Makes the second factor active and gives the recovery codes, once',
      body: z.object({ code: z.string().trim().min(1).max(20) }),
      answer: recoveryCodes,
      handle: async (call) => {
        const done = await confirmSecondFactor(desk, visitorOf(call), await sessionOf(desk, call), call.body.code);
        setCookies(call, done.cookies);
        return { recoveryCodes: [...done.recoveryCodes] };
      },
    }),
    route({
      ...{ method: 'DELETE', path: '/api/identity/totp', access: 'session', answer: null },
      summary: 'Takes the second factor away',
      body: z.object({ password }),
      handle: async (call) => {
        const current = await sessionOf(desk, call);
        setCookies(call, await removeSecondFactor(desk, visitorOf(call), current, call.body.password));
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/recovery-codes', access: 'session' },
      summary: 'Replaces the recovery codes, shown once',
      body: z.object({ password }),
      answer: recoveryCodes,
      handle: async (call) => {
        const current = await sessionOf(desk, call);
        return { recoveryCodes: [...(await renewRecoveryCodes(desk, visitorOf(call), current, call.body.password))] };
      },
    }),
  ];
}
