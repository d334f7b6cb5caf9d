import { z } from 'zod';
import { NotFound } from '#platform/kernel/errors.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { ownerOf } from '../password-change.ts';
import { onPassword } from '../password-proof.ts';
import { arrive } from '../pro-sante-connect/arrival.ts';
import { linkedSince, unlink } from '../pro-sante-connect/linking.ts';
import { Provider } from '../pro-sante-connect/provider.ts';
import type { ProviderSettings } from '../pro-sante-connect/settings.ts';
import { keepTrip } from '../pro-sante-connect/trips.ts';
import { chooseWorkplace, workplacesOf } from '../pro-sante-connect/workplaces.ts';
import { instant, password, sessionOf, setCookies, visitorOf } from './fields.ts';

/** Where the provider sends people back to: to be declared to it. */
export const PRO_SANTE_CONNECT_CALLBACK = '/api/identity/pro-sante-connect/callback';
const location = z.object({ location: z.url() });
/** A page of the application; nothing that a browser would read as another site. */
const next = z
  .string()
  .max(500)
  .regex(/^\/(?!\/|\\)/)
  .catch('/');

const workplace = z.object({
  ...{ id: z.string(), name: z.string(), place: z.string().nullable() },
  mode: z.enum(['libéral', 'salarié', 'bénévole']).nullable(),
});

/** Sign-in by Pro Santé Connect; without a provider the pages learn that there is none. */
export function proSanteConnectRoutes(desk: Desk, settings: ProviderSettings | null): readonly Route[] {
  const provider =
    settings === null ? null : new Provider(settings, new URL(PRO_SANTE_CONNECT_CALLBACK, desk.publicUrl));
  return [
    route({
      ...{ method: 'GET', path: '/api/identity/pro-sante-connect', access: 'public' },
      summary: 'Whether one may sign in by Pro Santé Connect, and by which',
      answer: z.object({ provider: z.enum(['production', 'sandbox', 'simulated']).nullable() }),
      handle: async () => ({ provider: provider?.environment ?? null }),
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/pro-sante-connect', access: 'public', perMinute: 30, answer: location },
      summary: 'Where to prove who one is, to sign in',
      body: z.object({ next }),
      handle: async (call) => {
        const departure = await present(provider).depart();
        setCookies(call, [await keepTrip(desk, { ...departure.trip, personId: null, next: call.body.next })]);
        return { location: departure.location };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/identity/pro-sante-connect/link', access: 'session', answer: location },
      summary: 'Where to prove who one is, to link one’s national identity to the account one is signed in to',
      body: z.object({ password }),
      handle: async (call) => {
        const [visitor, current] = [visitorOf(call), await sessionOf(desk, call)];
        const person = await onPassword(desk, visitor, current, call.body.password, async (_, owner) => owner);
        const departure = await present(provider).depart();
        setCookies(call, [await keepTrip(desk, { ...departure.trip, personId: person.id, next: '/compte' })]);
        return { location: departure.location };
      },
    }),
    route({
      ...{ method: 'GET', path: PRO_SANTE_CONNECT_CALLBACK, access: 'public', answer: 'page', perMinute: 60 },
      summary: 'Where people come back from Pro Santé Connect',
      handle: async (call) => {
        const search = new URL(call.request.url, desk.publicUrl).search;
        const given = { search, cookies: call.request.cookies };
        const arrival = await arrive(desk, present(provider), visitorOf(call), given);
        setCookies(call, arrival.cookies);
        return { location: arrival.location };
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/identity/pro-sante-connect/link', access: 'session' },
      summary: 'Since when the national identity of whoever is signed in is linked to their account',
      answer: z.object({ since: instant.nullable() }),
      handle: async (call) => {
        const { id } = await ownerOf(desk, await sessionOf(desk, call));
        return { since: await linkedSince(desk.commons, id) };
      },
    }),
    route({
      ...{ method: 'DELETE', path: '/api/identity/pro-sante-connect/link', access: 'session', answer: null },
      summary: 'Ends the link between the account and the national identity',
      body: z.object({ password }),
      handle: async (call) => {
        const [visitor, current] = [visitorOf(call), await sessionOf(desk, call)];
        await onPassword(desk, visitor, current, call.body.password, (transaction, person) =>
          unlink(desk, transaction, visitor, person),
        );
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/identity/workplaces', access: 'session' },
      summary: 'Where the card of whoever is signed in says they work, and where they said they do now',
      answer: z.object({ workplaces: z.array(workplace), chosen: z.string().nullable() }),
      handle: async (call) => {
        const { workplaces, chosen } = await workplacesOf(desk, await sessionOf(desk, call));
        return { workplaces: [...workplaces], chosen };
      },
    }),
    route({
      ...{ method: 'PUT', path: '/api/identity/workplaces', access: 'session', answer: null },
      summary: 'Says where one works now',
      body: z.object({ workplace: z.string().min(1).max(300) }),
      handle: async (call) => chooseWorkplace(desk, visitorOf(call), await sessionOf(desk, call), call.body.workplace),
    }),
  ];
}

function present(provider: Provider | null): Provider {
  if (provider !== null) return provider;
  throw new NotFound('identity.pro-sante-connect-absent', 'Ce Cabinet ne connaît pas Pro Santé Connect.');
}
