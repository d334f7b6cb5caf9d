import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { currentChallenge } from '../challenge.ts';
import { waysOf } from '../second-factor-ways.ts';
import { confirmSecondFactor, removeSecondFactor, renewRecoveryCodes, startSecondFactor } from '../second-factor.ts';
import { password, sessionOf, setCookies, visitorOf } from './fields.ts';

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

const ways = z.object({ application: z.boolean(), mobile: z.string().nullable(), passkeys: z.number().int() });

export function secondFactorRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/identity/ways', access: 'session', answer: ways },
      summary: 'By what whoever is signed in may prove themself besides the password',
      handle: async (call) => waysOf(desk.commons, String((await sessionOf(desk, call)).actor.id)),
    }),
    route({
      ...{ method: 'GET', path: '/api/identity/second-factor', access: 'public', answer: ways },
      summary: 'By what the sign-in under way may be ended',
      handle: async ({ request }) => {
        const { person } = await currentChallenge(desk, request.cookies);
        return waysOf(desk.commons, person.id);
      },
    }),
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
