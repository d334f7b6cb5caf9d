import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from './module.ts';
import { html } from './page.ts';
import { route } from './route.ts';
import type { Entrance, SessionSource } from './session.ts';
import { testServer } from './testing.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const OURS = { ...FORM, 'sec-fetch-site': 'same-origin' };
const typed = z.string().max(20).default('');

const named = z.object({ name: z.string() });

const declaration = { name: 'tea', title: 'Thé' };
const routes = [
  route({
    ...{ method: 'GET', path: '/the', access: 'public', answer: 'page', summary: 'Greets' },
    query: z.object({ nom: typed }),
    handle: async ({ query, session }) => ({
      document: html`<h1>Bonjour ${session?.actor.name ?? query.nom}</h1>`,
    }),
  }),
  route({
    ...{ method: 'POST', path: '/the', access: 'public', answer: 'page', summary: 'Orders' },
    body: z.object({ tasse: typed.pipe(z.string().min(1)), sucre: typed }),
    handle: async ({ body }) => {
      if (body.tasse === 'froide') throw new Conflict('tea.cold', 'Le thé est <froid>.');
      return body.sucre === 'oui'
        ? { location: `/the?nom=${encodeURIComponent(body.tasse)}` }
        : { document: html`<p>${body.tasse}</p>`, status: 422 };
    },
  }),
  route({
    ...{ method: 'GET', path: '/the/bon/:bon', access: 'public', answer: 'page', summary: 'A cup by its voucher' },
    ...{ params: z.object({ bon: z.string() }), addressHolds: 'secret' },
    handle: async () => ({ document: html`<p>Une tasse</p>` }),
  }),
  route({
    ...{ method: 'POST', path: '/the/bon/:bon/boire', access: 'public', answer: 'page', summary: 'Drinks it' },
    ...{ params: z.object({ bon: z.string() }), addressHolds: 'secret' },
    handle: async () => ({ document: html`<p>Bu</p>` }),
  }),
  route({
    ...{ method: 'GET', path: '/the/trouver', access: 'public', answer: 'page', summary: 'Finds' },
    ...{ query: z.object({ nom: typed }), addressHolds: 'search' },
    handle: async () => ({ document: html`<p>Trouvé</p>` }),
  }),
  route({
    ...{ method: 'GET', path: '/the/mon-compte', access: 'account', answer: 'page', summary: 'Own page' },
    handle: async ({ session }) => ({ document: html`<p>${session.actor.kind} ${session.actor.name}</p>` }),
  }),
  route({
    ...{ method: 'GET', path: '/api/tea/account', access: 'account', answer: named, summary: 'Own name' },
    handle: async ({ session }) => ({ name: session.actor.name }),
  }),
  route({
    ...{ method: 'GET', path: '/api/tea/work', access: 'session', answer: named, summary: 'Who works' },
    handle: async ({ session }) => ({ name: session.actor.name }),
  }),
  route({
    ...{ method: 'GET', path: '/api/tea/member', access: 'member', answer: named, summary: 'Where one works' },
    handle: async ({ organization }) => ({ name: organization.name }),
  }),
  route({
    ...{ method: 'GET', path: '/api/tea/cups', access: { permission: 'tea.pour', scope: 'professional' } },
    ...{ summary: 'Cups of some', answer: z.object({ reach: z.union([z.literal('all'), z.array(z.string())]) }) },
    handle: async ({ organization }) => {
      const reach = organization.reach('tea.pour');
      return { reach: reach === 'all' ? reach : [...reach] };
    },
  }),
  route({
    ...{ method: 'POST', path: '/api/tea/cups', access: 'public', answer: named, summary: 'Pours' },
    body: named,
    handle: async ({ body }) => ({ name: body.name }),
  }),
];

function source(audience: SessionSource['audience'], cookie: string, name: string): SessionSource {
  const kind = audience === 'patient' ? 'patient' : 'person';
  return {
    audience,
    recognise: async ({ cookies }) =>
      cookies[cookie] === 'yes'
        ? { actor: { kind, id: newId(), name }, boundTo: null, secondFactor: true, startedAt: '2026-11-21T08:00:00Z' }
        : null,
  };
}

async function scene(t: test.TestContext) {
  const { databases, organization } = await testDatabases(t, [httpDeclaration]);
  const own = await organization();
  const reach = ['p1', 'p2'];
  const entrance: Entrance = {
    enter: async (_session, organizationId) => {
      const may = (permission: string, professionalId?: string) =>
        permission === 'tea.pour' && professionalId !== undefined && reach.includes(professionalId);
      const reached = (permission: string) => (permission === 'tea.pour' ? reach : []);
      return { organizationId, name: 'Salon d’essai', onBehalfOf: null, may, reach: reached };
    },
  };
  const server = await testServer(t, {
    ...{ databases, entrance, modules: [{ declaration, routes }] },
    sessions: [source('professional', 'pro', 'Paul Inventé'), source('patient', 'patient', 'Odile Fictive')],
    problemPage: ({ status, code, title, errors }) =>
      html`<h1>${status} ${code}</h1>
        <p>${title}</p>
        ${errors.map(({ field, message }) => html`<p>${field} : ${message}</p>`)}`,
  });
  return { server, own, reach };
}

const flat = (body: string): string => body.replaceAll(/\s*\n\s*/g, '');

test('an address that is a secret or a search is told to nobody; whoever knows the secret needs no other proof', async (t) => {
  const { server } = await scene(t);
  const headersOf = async (url: string) => {
    const { headers } = await server.inject({ url });
    return [headers['referrer-policy'], headers['cache-control']];
  };
  assert.deepEqual(await headersOf('/the'), ['same-origin', 'no-cache']);
  assert.deepEqual(await headersOf('/the/bon/abc'), ['no-referrer', 'no-store']);
  assert.deepEqual(await headersOf('/the/trouver?nom=Odile'), ['no-referrer', 'no-cache']);
  // An old browser says nothing of where a form of such a page comes from.
  const bare = { ...FORM, origin: 'null' };
  const post = async (url: string) =>
    (await server.inject({ method: 'POST', url, headers: bare, payload: 'tasse=bleue' })).statusCode;
  assert.deepEqual([await post('/the/bon/abc/boire'), await post('/the')], [200, 403]);
});

test('a page route answers a document or the way on, reads plain forms, and refuses by a page', async (t) => {
  const { server } = await scene(t);
  const read = await server.inject({ url: `/the?nom=${encodeURIComponent('<b>Zoé</b>')}` });
  assert.deepEqual(
    [read.statusCode, read.headers['content-type'], read.body],
    [200, 'text/html; charset=utf-8', '<h1>Bonjour &lt;b&gt;Zoé&lt;/b&gt;</h1>'],
  );
  const post = async (payload: string, headers: Record<string, string> = OURS) => {
    const answer = await server.inject({ method: 'POST', url: '/the', headers, payload });
    return [answer.statusCode, answer.headers.location ?? flat(answer.body)];
  };
  assert.deepEqual(await post('tasse=L%C3%A9a+%26+moi&sucre=oui'), [303, '/the?nom=L%C3%A9a%20%26%20moi']);
  assert.deepEqual(await post('tasse=bleue'), [422, '<p>bleue</p>']);
  assert.deepEqual(await post('tasse=froide'), [...[409, '<h1>409 tea.cold</h1><p>Le thé est &lt;froid&gt;.</p>']]);
  assert.deepEqual(await post('sucre=oui'), [
    422,
    '<h1>422 request.invalid</h1><p>Certaines informations sont à corriger.</p><p>tasse : À renseigner.</p>',
  ]);
  assert.deepEqual((await post('tasse=a&tasse=b'))[0], 422);
  assert.deepEqual((await post('{', { ...OURS, 'content-type': 'application/json' }))[0], 422);
  assert.deepEqual((await post('x', { ...OURS, 'content-type': 'text/xml' }))[0], 415);
  const nowhere = await server.inject({ url: '/rien', headers: { accept: 'text/html' } });
  assert.deepEqual([nowhere.statusCode, flat(nowhere.body).slice(0, 29)], [404, '<h1>404 route.not-found</h1><']);
  const program = await server.inject({ url: '/api/rien', headers: { accept: 'text/html' } });
  assert.equal(program.headers['content-type'], 'application/problem+json');
});

test('a plain form is taken from our own pages only, and by page routes only', async (t) => {
  const { server } = await scene(t);
  const from = async (headers: Record<string, string>, url = '/the') =>
    (await server.inject({ method: 'POST', url, headers: { host: 'cabinet.test', ...headers }, payload: 'tasse=a' }))
      .statusCode;
  const statuses = [
    await from(OURS),
    await from({ ...FORM, 'sec-fetch-site': 'cross-site' }),
    await from({ ...FORM, 'sec-fetch-site': 'same-site' }),
    await from({ ...FORM, 'sec-fetch-site': 'none' }),
    await from({ ...FORM, 'sec-fetch-site': 'cross-site', origin: 'http://cabinet.test' }),
    await from(FORM),
    await from({ ...FORM, origin: 'http://cabinet.test' }),
    await from({ ...FORM, origin: 'http://cabinet.test.evil.example' }),
    await from({ ...FORM, origin: 'null' }),
  ];
  assert.deepEqual(statuses, [422, 403, 403, 403, 403, 403, 422, 403, 403]);
  assert.equal(await from({ ...OURS }, '/api/tea/cups'), 415);
});

test('a patient’s session opens no professional’s route, nor the reverse, whatever cookies a browser holds', async (t) => {
  const { server, own } = await scene(t);
  const get = async (url: string, cookie: string) => {
    const headers = { cookie, 'cabinet-organization': own };
    const { statusCode, body } = await server.inject({ url, headers });
    return statusCode === 200 ? [200, flat(body)] : [statusCode];
  };
  const patient = 'patient=yes';
  const both = 'patient=yes; pro=yes';
  const seen = await Promise.all([
    get('/the/mon-compte', 'pro=yes'),
    get('/api/tea/account', 'pro=yes'),
    get('/the/mon-compte', patient),
    get('/api/tea/account', both),
    get('/api/tea/work', patient),
    get('/api/tea/member', patient),
    get('/api/tea/cups', patient),
    get('/api/tea/work', both),
    get('/api/tea/member', 'pro=yes'),
    get('/the', patient),
    get('/the?nom=inconnu', 'pro=yes'),
  ]);
  assert.deepEqual(seen, [
    [401],
    [401],
    [200, '<p>patient Odile Fictive</p>'],
    [200, '{"name":"Odile Fictive"}'],
    [401],
    [401],
    [401],
    [200, '{"name":"Paul Inventé"}'],
    [200, '{"name":"Salon d’essai"}'],
    [200, '<h1>Bonjour Odile Fictive</h1>'],
    [200, '<h1>Bonjour inconnu</h1>'],
  ]);
});

test('a permission held for one professional opens the routes that keep to a reach, and is refused once none is left', async (t) => {
  const { server, own, reach } = await scene(t);
  const get = () =>
    server.inject({ url: '/api/tea/cups', headers: { cookie: 'pro=yes', 'cabinet-organization': own } });
  assert.deepEqual((await get()).json(), { reach: ['p1', 'p2'] });
  reach.length = 0;
  assert.equal((await get()).json().code, 'permission.missing');
});
