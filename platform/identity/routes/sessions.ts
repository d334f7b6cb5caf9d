import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { lastSignIns } from '../sign-in-traces.ts';
import { closeOtherSessions, closeSession, listSessions } from '../sessions.ts';
import { instant, sessionOf, visitorOf } from './fields.ts';

const openSession = z.object({
  id: z.uuid(),
  startedAt: instant,
  endsAt: instant,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
});

const pastSignIn = z.object({
  id: z.uuid(),
  at: instant,
  way: z.enum(['password', 'totp', 'recovery', 'sms', 'passkey', 'pro-sante-connect']),
  ip: z.string(),
  userAgent: z.string(),
});

export function sessionRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/identity/sign-ins', access: 'session', answer: z.array(pastSignIn) },
      summary: 'The last sign-ins of whoever is signed in, newest first',
      handle: async (call) => [...(await lastSignIns(desk, String((await sessionOf(desk, call)).actor.id)))],
    }),
    route({
      ...{ method: 'GET', path: '/api/identity/sessions', access: 'session' },
      summary: 'The open sessions of whoever is signed in',
      answer: z.array(openSession),
      handle: async (call) => [...(await listSessions(desk, await sessionOf(desk, call)))],
    }),
    route({
      ...{ method: 'DELETE', path: '/api/identity/sessions/:id', access: 'session', answer: null },
      summary: 'Closes one of one’s own sessions',
      params: z.object({ id: z.uuid() }),
      handle: async (call) => {
        await sessionOf(desk, call);
        await closeSession(desk, visitorOf(call), call.params.id);
      },
    }),
    route({
      ...{ method: 'DELETE', path: '/api/identity/sessions', access: 'session' },
      summary: 'Closes one’s other sessions',
      answer: z.object({ closed: z.number().int() }),
      handle: async (call) => ({
        closed: await closeOtherSessions(desk, visitorOf(call), await sessionOf(desk, call)),
      }),
    }),
  ];
}
