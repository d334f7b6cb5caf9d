import assert from 'node:assert/strict';
import test from 'node:test';
import { TEST_PASSWORD, TestBrowser, totpCode } from '#platform/identity/testing.ts';
import { organizationsScene, type OrganizationsScene } from './testing.ts';

const PLANTS = '/api/herbarium/plants';
const TOKENS = '/api/organizations/tokens';

const withToken = (scene: OrganizationsScene, secret: string, organization?: string) =>
  scene.server.inject({
    url: PLANTS,
    headers: { authorization: `Bearer ${secret}`, ...(organization ? { 'cabinet-organization': organization } : {}) },
  });

/** An establishment whose referent is a botanist too, signed in, with a token that reads plants. */
async function withReferent(scene: OrganizationsScene, name: string) {
  const id = await scene.establishment(name);
  const referent = await scene.person(id, `Rita ${name}`, 'referent', 'botanist');
  const browser = await referent.signIn();
  const body = { name: 'Export', permissions: ['herbarium.plants.read'], expiresAt: '2027-01-01T00:00:00Z' };
  const made = await browser.send('POST', TOKENS, body, id);
  return { id, referent, browser, token: made.json() as { id: string; secret: string } };
}

test('identifiers and tokens of another organisation open nothing, say nothing, and are written down', async (t) => {
  const scene = await organizationsScene(t);
  const [own, other] = [await withReferent(scene, 'Aulnes'), await withReferent(scene, 'Bouleaux')];
  const { browser } = own;
  const foreign = await browser.send('GET', PLANTS, undefined, other.id);
  const absent = await browser.send('GET', PLANTS, undefined, '01a1fdc6-0000-7000-8000-000000000000');
  const { requestId: one, ...first } = foreign.json();
  const { requestId: two, ...second } = absent.json();
  assert.notEqual(one, two);
  assert.deepEqual(first, second);
  assert.deepEqual([foreign.statusCode, first.code], [404, 'organization.not-found']);

  const theirs = [
    browser.send('PATCH', `/api/organizations/members/${other.referent.id}`, { roles: ['visitor'] }, own.id),
    browser.send('DELETE', `/api/organizations/members/${other.referent.id}`, undefined, own.id),
    browser.send('DELETE', `${TOKENS}/${other.token.id}`, undefined, own.id),
  ];
  assert.deepEqual(
    (await Promise.all(theirs)).map((answer) => answer.statusCode),
    [404, 404, 404],
  );
  assert.equal((await withToken(scene, own.token.secret, other.id)).statusCode, 404);
  assert.equal((await withToken(scene, other.token.secret)).json().organization, 'Bouleaux');

  const refused = await scene.databases.commons
    .selectFrom('audit.entries')
    .select(['actor_kind', 'object_id'])
    .where('action', '=', 'organizations.entry.refused')
    .orderBy('id')
    .execute();
  assert.deepEqual(refused, [
    { actor_kind: 'person', object_id: other.id },
    { actor_kind: 'person', object_id: '01a1fdc6-0000-7000-8000-000000000000' },
    { actor_kind: 'token', object_id: other.id },
  ]);
});

test('a token does what it was made for and no more, until it is revoked, expires, or its maker may no longer', async (t) => {
  const scene = await organizationsScene(t);
  const { id, browser, token } = await withReferent(scene, 'Aulnes');
  assert.match(token.secret, /^cab_[\w-]{43}$/);
  assert.deepEqual((await withToken(scene, token.secret)).json(), { organization: 'Aulnes', by: 'Export' });
  const authorization = `Bearer ${token.secret}`;
  const naming = await scene.server.inject({ method: 'POST', url: PLANTS, headers: { authorization } });
  assert.equal(naming.json().code, 'permission.missing');
  const forged = await withToken(scene, `${token.secret.slice(0, -1)}${token.secret.endsWith('A') ? 'B' : 'A'}`);
  assert.deepEqual([forged.statusCode, forged.json().code], [401, 'token.refused']);

  const [listed] = (await browser.send('GET', TOKENS, undefined, id)).json();
  assert.deepEqual(listed, {
    ...{ id: token.id, name: 'Export', hint: token.secret.slice(-4), permissions: ['herbarium.plants.read'] },
    ...{ createdBy: 'Rita Aulnes', createdAt: '2026-11-21T09:00:00Z', expiresAt: '2027-01-01T00:00:00Z' },
    ...{ revokedAt: null, lastUsedAt: '2026-11-21T09:00:00Z' },
  });
  const stored = JSON.stringify(await scene.databases.commons.selectFrom('organizations.tokens').selectAll().execute());
  assert.ok(!stored.includes(token.secret));

  const wider = { name: 'Trop', permissions: ['organizations.sign-ups.review'], expiresAt: '2027-01-01T00:00:00Z' };
  assert.equal((await browser.send('POST', TOKENS, wider, id)).json().code, 'organizations.beyond-own-rights');
  const longer = { name: 'Trop', permissions: ['herbarium.plants.read'], expiresAt: '2028-01-01T00:00:00Z' };
  assert.equal((await browser.send('POST', TOKENS, longer, id)).json().code, 'organizations.token-life');

  assert.equal((await browser.send('DELETE', `${TOKENS}/${token.id}`, undefined, id)).statusCode, 204);
  assert.equal((await withToken(scene, token.secret)).statusCode, 401);

  const second = (await browser.send('POST', TOKENS, { ...longer, expiresAt: '2027-01-01T00:00:00Z' }, id)).json();
  const me = (await browser.send('GET', '/api/identity/me')).json().person.id;
  const roles = { roles: ['referent'], referent: 'medical' };
  await browser.send('PATCH', `/api/organizations/members/${me}`, roles, id);
  assert.equal((await withToken(scene, second.secret)).json().code, 'permission.missing');
  await browser.send('PATCH', `/api/organizations/members/${me}`, { ...roles, roles: ['referent', 'visitor'] }, id);
  assert.equal((await withToken(scene, second.secret)).statusCode, 200);
  scene.clock.moveTo('2027-01-01T00:00:00Z');
  assert.equal((await withToken(scene, second.secret)).statusCode, 401);
});

test('a referent without second factor cannot open the workspace; their account stays open to set it up', async (t) => {
  const scene = await organizationsScene(t);
  const id = await scene.establishment('Aulnes');
  const paul = await scene.person(id, 'Paul Inventé', 'botanist');
  const browser = await paul.signIn();
  assert.equal((await browser.send('GET', PLANTS, undefined, id)).statusCode, 200);
  await scene.organizations.grantRole(id, { personId: paul.id, role: 'referent' });
  const refused = await browser.send('GET', PLANTS, undefined, id);
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'organization.second-factor-required']);
  const me = (await browser.send('GET', '/api/identity/me')).json();
  assert.equal(me.organizations[0].blockedBy, 'second-factor');

  const { secret } = (await browser.send('POST', '/api/identity/totp', { password: TEST_PASSWORD })).json();
  await browser.send('POST', '/api/identity/totp/confirm', { code: totpCode(secret) });
  assert.equal((await browser.send('GET', PLANTS, undefined, id)).statusCode, 200);
});

test('the first operator is created by a link that serves once', async (t) => {
  const scene = await organizationsScene(t);
  const first = (await scene.organizations.createOperatorLink())!;
  const link = (await scene.organizations.createOperatorLink())!;
  const visitor = new TestBrowser(scene.server);
  const accept = (token: string) => {
    const body = {
      token,
      email: 'ada.fictive@exploitant.exemple.fr',
      name: 'Ada Fictive',
      password: 'tuile-orage-sifflet-94',
    };
    return visitor.send('POST', '/api/organizations/invitations/accept', body);
  };
  assert.equal((await accept(first.split('#')[1]!)).statusCode, 422);
  assert.equal((await accept(link.split('#')[1]!)).statusCode, 200);
  assert.equal((await accept(link.split('#')[1]!)).statusCode, 422);
  assert.equal(await scene.organizations.createOperatorLink(), null);
  await visitor.signIn('ada.fictive@exploitant.exemple.fr');
  const [own] = (await visitor.send('GET', '/api/identity/me')).json().organizations;
  assert.deepEqual(
    [own.kind, own.roles, own.blockedBy],
    [...['operator', [{ name: 'operator', title: 'Exploitant' }], 'second-factor']],
  );
});

test('a token opens the organisation it was made for, even where its maker belongs to another too', async (t) => {
  const scene = await organizationsScene(t);
  const { token, referent } = await withReferent(scene, 'Aulnes');
  const other = await scene.establishment('Bouleaux');
  await scene.organizations.addMember({ organizationId: other, personId: referent.id, roles: ['botanist'] });
  const refused = await withToken(scene, token.secret, other);
  assert.deepEqual([refused.statusCode, refused.json().code], [404, 'organization.not-found']);
  assert.equal((await withToken(scene, token.secret)).statusCode, 200);
});

test('a membership opens nothing before its first day nor after its last', async (t) => {
  const scene = await organizationsScene(t);
  const id = await scene.establishment('Aulnes');
  const { id: personId, signIn } = await scene.person(id, 'Rémi Passager', 'visitor');
  const browser = await signIn();
  const dated = async (since: string, until: string | null) => {
    const members = scene.databases.commons.updateTable('organizations.members').set({ since, until });
    await members.where('person_id', '=', personId).execute();
    return (await browser.send('GET', PLANTS, undefined, id)).statusCode;
  };
  const statuses = [
    await dated('2026-11-21T09:00:00Z', null),
    await dated('2026-11-21T09:00:01Z', null),
    await dated('2026-11-20T09:00:00Z', '2026-11-21T09:00:00Z'),
    await dated('2026-11-20T09:00:00Z', '2026-11-21T09:00:01Z'),
  ];
  assert.deepEqual(statuses, [200, 404, 404, 200]);
});
