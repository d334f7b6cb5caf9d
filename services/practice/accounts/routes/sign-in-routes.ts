import { z } from 'zod';
import { html } from '#platform/http/page.ts';
import { route, type Call, type Route } from '#platform/http/route.ts';
import { refusedBy } from '#platform/site/fields.ts';
import type { Site } from '#platform/site/site.ts';
import { readAddress, type Address } from '../address.ts';
import { sendCode, useCode } from '../codes.ts';
import type { AccountsNeeds } from '../desk.ts';
import { addressForm, codeForm } from '../pages/sign-in-pages.ts';
import { leaveSession, openSession } from '../sessions.ts';
import { giveSession, takeSession, wayOn } from '../visitor.ts';

const typed = z.string().max(400).default('');
const HOME = '/mes-rendez-vous';

/** Signing in by a code, as pages and for programs. */
export function signInRoutes(needs: AccountsNeeds, site: Site): readonly Route[] {
  const addressPage = (onward: string, refused: Parameters<typeof addressForm>[0]['refused'] = null) =>
    site.page({
      ...{ title: 'Se connecter', narrow: true, status: refused === null ? 200 : 422 },
      description:
        'Retrouvez vos rendez-vous, déplacez-les ou annulez-les : un code par e-mail ou SMS, sans mot de passe.',
      body: html`<h1>Se connecter</h1>
        <p class="second">Pour prendre, retrouver, déplacer ou annuler un rendez-vous.</p>
        ${addressForm({ onward, refused })}`,
    });
  const codePage = (given: Parameters<typeof codeForm>[0]) =>
    site.page({
      ...{ title: 'Votre code', narrow: true, status: given.refused ? 422 : 200 },
      body: html`<h1>Votre code</h1>
        ${codeForm(given)}`,
    });
  return [
    route({
      ...{ method: 'GET', path: '/connexion', access: 'public', answer: 'page' },
      summary: 'Sign in by a code',
      query: z.object({ suite: typed }),
      handle: async ({ query }) => addressPage(wayOn(query.suite, HOME)),
    }),
    route({
      ...{ method: 'POST', path: '/connexion', access: 'public', answer: 'page', perMinute: 20 },
      summary: 'Send a code',
      body: z.object({ adresse: typed, suite: typed }),
      handle: async (call) => {
        const onward = wayOn(call.body.suite, HOME);
        try {
          const address = readAddress(call.body.adresse, needs.codeCountries);
          await sendCode(needs, address, call.request.ip);
          return codePage({ address, onward });
        } catch (error) {
          return addressPage(onward, refusedBy(error, call.body));
        }
      },
    }),
    route({
      ...{ method: 'POST', path: '/connexion/code', access: 'public', answer: 'page', perMinute: 20 },
      summary: 'Check a code and open the session',
      body: z.object({ adresse: typed, code: typed, suite: typed }),
      handle: async (call) => {
        const onward = wayOn(call.body.suite, HOME);
        const address = readAddress(call.body.adresse, needs.codeCountries);
        try {
          await signIn(needs, call, address, call.body.code);
          return { location: onward };
        } catch (error) {
          return codePage({ address, onward, refused: refusedBy(error, {}) });
        }
      },
    }),
    route({
      ...{ method: 'POST', path: '/deconnexion', access: 'public', answer: 'page' },
      summary: 'Close this session',
      handle: async (call) => {
        await leaveSession(needs, takeSession(call), call.act);
        return { location: '/' };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/accounts/codes', access: 'public', perMinute: 20 },
      summary: 'Send a one-time code to an e-mail or a mobile',
      ...{ body: z.object({ address: z.string().max(400) }), answer: null },
      handle: async ({ body, request }) => sendCode(needs, readAddress(body.address, needs.codeCountries), request.ip),
    }),
    route({
      ...{ method: 'POST', path: '/api/accounts/sessions', access: 'public', perMinute: 20, answer: null },
      summary: 'Open a patient session with a code: sets the cookie',
      body: z.object({ address: z.string().max(400), code: z.string().max(20) }),
      handle: async (call) => signIn(needs, call, readAddress(call.body.address, needs.codeCountries), call.body.code),
    }),
  ];
}

/** A code proves the address: the account of that address opens, made at its first sign-in. */
async function signIn(
  needs: AccountsNeeds,
  call: Pick<Call, 'request' | 'reply' | 'act'>,
  address: Address,
  code: string,
) {
  await useCode(needs, address, code);
  giveSession(call, await openSession(needs, address, call.act, call.request.headers['user-agent'] ?? ''), needs);
}
