import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { keepPasskey, startPasskey } from '../passkeys/enrolment.ts';
import { passkeysOf, removePasskey, renamePasskey } from '../passkeys/own-passkeys.ts';
import { askForPasskey, signInByPasskey } from '../passkeys/sign-in.ts';
import { instant, password, sessionOf, setCookies, visitorOf } from './fields.ts';

const name = z.string().trim().min(1).max(80);
const id = z.object({ id: z.uuid() });
/** What `navigator.credentials` is given: the library on both sides knows its shape. */
const options = z.looseObject({ challenge: z.string() });
/** What it answers; read by the library, which trusts nothing in it. */
const response = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(10_000) }),
});

const passkey = z.object({
  ...{ id: z.uuid(), name: z.string(), synced: z.boolean() },
  ...{ createdAt: instant, usedAt: instant.nullable() },
});

export function passkeyRoutes(desk: Desk): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/identity/passkeys', access: 'session', answer: z.array(passkey) },
      summary: 'The passkeys of whoever is signed in',
      handle: async (call) => [...(await passkeysOf(desk.commons, String((await sessionOf(desk, call)).actor.id)))],
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/passkeys/options', access: 'session', answer: options },
      summary: 'What a browser needs to make a passkey',
      body: z.object({ password }),
      handle: async (call) => ({
        ...(await startPasskey(desk, visitorOf(call), await sessionOf(desk, call), call.body.password)),
      }),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/passkeys', access: 'session', answer: null },
      summary: 'Keeps the passkey that the browser made',
      body: z.object({ name, response }),
      handle: async (call) => {
        const given = { name: call.body.name, response: call.body.response as unknown as RegistrationResponseJSON };
        await keepPasskey(desk, visitorOf(call), await sessionOf(desk, call), given);
      },
    }),
    route({
      ...{ method: 'PATCH', path: '/api/identity/passkeys/:id', access: 'session', answer: null, params: id },
      summary: 'Renames a passkey',
      body: z.object({ name }),
      handle: async (call) => {
        const given = { id: call.params.id, name: call.body.name };
        await renamePasskey(desk, visitorOf(call), await sessionOf(desk, call), given);
      },
    }),
    route({
      ...{ method: 'DELETE', path: '/api/identity/passkeys/:id', access: 'session', answer: null, params: id },
      summary: 'Takes a passkey away',
      handle: async (call) => removePasskey(desk, visitorOf(call), await sessionOf(desk, call), call.params.id),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/passkey-sign-in/options', access: 'public', answer: options },
      summary: 'What a browser needs to ask for a passkey',
      perMinute: 60,
      handle: async () => ({ ...(await askForPasskey(desk)) }),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/passkey-sign-in', access: 'public', answer: null, perMinute: 60 },
      summary: 'Signs in by a passkey; the session comes as a cookie',
      body: z.object({ response }),
      handle: async (call) => {
        const given = call.body.response as unknown as AuthenticationResponseJSON;
        setCookies(call, await signInByPasskey(desk, visitorOf(call), given));
      },
    }),
  ];
}
