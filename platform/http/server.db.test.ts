import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from './module.ts';
import { route, type MountedModule } from './route.ts';
import { as, testServer } from './testing.ts';

const declaration = { name: 'tea', title: 'Thé' };
const routes = [
  route({
    ...{
      method: 'GET',
      path: '/api/tea/public',
      summary: 'Anyone',
      access: 'public',
      answer: z.object({ ok: z.boolean() }),
    },
    handle: async () => ({ ok: true, secret: 'stays inside' }),
  }),
  route({
    ...{ method: 'GET', path: '/api/tea/mine', summary: 'Signed in', access: 'session' },
    answer: z.object({ name: z.string() }),
    handle: async (call) => ({ name: call.session.actor.name }),
  }),
  route({
    ...{ method: 'POST', path: '/api/tea/cups', summary: 'Pours', access: { permission: 'tea.pour' } },
    body: z.object({ size: z.number().int().min(1), born: z.iso.date() }),
    answer: z.object({ organization: z.string(), size: z.number() }),
    handle: async (call) => ({ organization: call.organization.organizationId, size: call.body.size }),
  }),
  route({
    ...{ method: 'DELETE', path: '/api/tea/cups', summary: 'Throws', access: { permission: 'tea.pour' }, answer: null },
    handle: async () => {
      throw new Conflict('tea.cold', 'Le thé est froid.', { celsius: 14 });
    },
  }),
  route({
    ...{ method: 'GET', path: '/api/tea/broken', summary: 'Breaks', access: 'public', perMinute: 5, answer: null },
    handle: async () => {
      throw new Error('Odette Vasselin-Prieur, L89.1');
    },
  }),
];

const modules: MountedModule[] = [{ declaration, routes }];

async function scene(t: test.TestContext) {
  const { databases, organization } = await testDatabases(t, [httpDeclaration]);
  const [own, other] = [await organization(), await organization()];
  const pourer = { id: newId(), name: 'Ulysse Fictif', organizationId: own, permissions: ['tea.pour'] };
  const watcher = { id: newId(), name: 'Zoé Inventée', organizationId: own, permissions: [] };
  const server = await testServer(t, { databases, modules, persons: [pourer, watcher] });
  return { server, pourer, watcher, own, other };
}

test('a route answers with its declared shape only, to those it lets in only', async (t) => {
  const { server, pourer, watcher, own, other } = await scene(t);
  const body = { size: 2, born: '2026-02-28' };
  const post = (headers: Record<string, string>, payload: object = body) =>
    server.inject({ method: 'POST', url: '/api/tea/cups', headers, payload });

  const open = await server.inject('/api/tea/public');
  assert.deepEqual([open.statusCode, open.json()], [200, { ok: true }]);
  assert.deepEqual((await server.inject('/api/tea/mine')).json().code, 'session.required');
  const mine = await server.inject({ url: '/api/tea/mine', headers: as(watcher) });
  assert.deepEqual(mine.json(), { name: 'Zoé Inventée' });
  assert.equal((await post({})).json().code, 'session.required');
  assert.equal((await post({ authorization: 'Bearer forged' })).json().code, 'token.refused');
  assert.equal((await post(as(watcher))).json().code, 'permission.missing');
  const elsewhere = await post({ ...as(pourer), 'cabinet-organization': other });
  assert.deepEqual([elsewhere.statusCode, elsewhere.json().code], [404, 'organization.not-found']);
  const poured = await post(as(pourer));
  assert.deepEqual([poured.statusCode, poured.json()], [200, { organization: own, size: 2 }]);
});

test('a refusal is a French problem that names each field and rule', async (t) => {
  const { server, pourer } = await scene(t);
  const headers = as(pourer);
  const url = '/api/tea/cups';
  const refused = await server.inject({ method: 'POST', url, headers, payload: { size: 0, born: '2026-02-30' } });
  const { requestId, ...problem } = refused.json();
  assert.equal(refused.headers['content-type'], 'application/problem+json');
  assert.equal(requestId, refused.headers['x-request-id']);
  assert.deepEqual(problem, {
    type: 'urn:cabinet:problem:request.invalid',
    title: 'Certaines informations sont à corriger.',
    status: 422,
    code: 'request.invalid',
    errors: [
      { field: 'size', rule: 'too_small', message: 'Au moins 1.' },
      { field: 'born', rule: 'invalid_format', message: 'Date attendue, comme 2026-11-21, et qui existe.' },
    ],
  });
  const cold = await server.inject({ method: 'DELETE', url, headers });
  assert.deepEqual([cold.statusCode, cold.json().title], [409, 'Le thé est froid.']);
  const unreadable = await server.inject({
    ...{ method: 'POST', url, payload: '{"size":', headers: { ...headers, 'content-type': 'application/json' } },
  });
  assert.deepEqual([unreadable.statusCode, unreadable.json().code], [422, 'request.unreadable']);
  assert.equal((await server.inject('/api/nowhere')).json().code, 'route.not-found');
});

test('what nobody foresaw says nothing of its cause, and a minute has a limit', async (t) => {
  const { server } = await scene(t);
  const answers = [];
  for (let turn = 0; turn < 7; turn += 1) answers.push(await server.inject('/api/tea/broken'));
  assert.doesNotMatch(answers.map((answer) => answer.body).join(), /Odette|L89/);
  const statuses = answers.map((answer) => answer.statusCode);
  // A minute may turn during the seven requests: the limit then starts again, and shows at the next turn.
  assert.ok(statuses.filter((status) => status === 500).length >= 5);
  assert.ok(statuses.every((status) => status === 500 || status === 429));
});

test('a request forged by another site is refused before anything is read', async (t) => {
  const { databases } = await testDatabases(t, [httpDeclaration]);
  const forge = route({
    ...{ method: 'POST', path: '/api/tea/forge', summary: 'Changes', access: 'public', answer: z.object({}) },
    handle: async () => ({}),
  });
  const server = await testServer(t, { databases, modules: [{ declaration, routes: [forge] }] });
  const post = async (headers: Record<string, string>) =>
    (await server.inject({ method: 'POST', url: '/api/tea/forge', headers })).statusCode;
  assert.deepEqual(
    [
      await post({ 'sec-fetch-site': 'cross-site' }),
      await post({}),
      await post({ 'x-requested-with': 'cabinet' }),
      await post({ 'sec-fetch-site': 'same-origin' }),
    ],
    [403, 403, 200, 200],
  );
});

test('pages and answers carry strict headers, and OpenAPI 3.1 describes what is served', async (t) => {
  const { server } = await scene(t);
  const { headers } = await server.inject('/api/tea/public');
  assert.match(String(headers['content-security-policy']), /^default-src 'none';script-src 'self' 'nonce-/);
  assert.deepEqual(
    [
      headers['x-content-type-options'],
      headers['referrer-policy'],
      headers['cache-control'],
      headers['x-frame-options'],
    ],
    ['nosniff', 'no-referrer', 'no-store', 'SAMEORIGIN'],
  );
  const document = (await server.inject('/api/openapi.json')).json();
  assert.equal(document.openapi, '3.1.0');
  assert.deepEqual(Object.keys(document.paths).toSorted(), [
    ...['/api/tea/broken', '/api/tea/cups', '/api/tea/mine', '/api/tea/public'],
  ]);
  assert.deepEqual(document.paths['/api/tea/cups'].post.requestBody.content['application/json'].schema.required, [
    ...['size', 'born'],
  ]);
  assert.equal((await server.inject('/readyz')).statusCode, 200);
  assert.match((await server.inject('/metrics')).body, /cabinet_http_request_seconds_count/);
});
