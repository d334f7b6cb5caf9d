import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { confirmMobile, removeMobile, sendSignInCode, startMobile } from '../mobile.ts';
import { password, sessionOf, visitorOf } from './fields.ts';

const number = z.string().trim().min(1).max(40);

export function mobileRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/api/identity/mobile', access: 'session', perMinute: 10, answer: null },
      summary: 'Sends a code to a telephone that is to receive one at each sign-in',
      body: z.object({ password, number }),
      handle: async (call) => startMobile(desk, visitorOf(call), await sessionOf(desk, call), call.body),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/mobile/confirm', access: 'session', answer: null },
      summary: 'Keeps the telephone as a second factor, by the code it received',
      body: z.object({ number, code: z.string().trim().min(1).max(20) }),
      handle: async (call) => confirmMobile(desk, visitorOf(call), await sessionOf(desk, call), call.body),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/identity/mobile', access: 'session', answer: null },
      summary: 'Sends no more codes to the telephone',
      body: z.object({ password }),
      handle: async (call) => removeMobile(desk, visitorOf(call), await sessionOf(desk, call), call.body.password),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/second-factor/sms', access: 'public', perMinute: 10, answer: null },
      summary: 'Sends the code of the sign-in under way to its owner’s telephone',
      handle: async (call) => sendSignInCode(desk, visitorOf(call), call.request.cookies),
    }),
  ];
}
