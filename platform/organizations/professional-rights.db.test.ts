import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { TEST_PASSWORD, TestBrowser } from '#platform/identity/testing.ts';
import { garden } from './testing-garden.ts';
import { secretIn, type OrganizationsScene } from './testing.ts';

const journalOf = async (scene: OrganizationsScene, organizationId: string) => {
  const database = await scene.databases.organization(organizationId);
  const lines = database.selectFrom('audit.entries').select(['actor_name', 'action', 'object_id', 'details']);
  return lines.where('action', 'like', 'organizations.rights.%').orderBy('id').execute();
};

test('rights ticked one by one for a professional open what they name and nothing else, until replaced or ended', async (t) => {
  const { scene, id, gilles, hanna, alma, by, beds } = await garden(t);
  const { organizations } = scene;
  const browser = await alma.signIn();
  const give = (permissions: readonly string[]) =>
    organizations.giveRights(by(gilles), {
      ...{ personId: alma.id, professionalId: gilles.professionalId, role: 'apprentice', permissions },
    });
  assert.equal(await beds(browser, gilles.professionalId), 'permission.missing');
  await give([]);
  assert.equal(await beds(browser, gilles.professionalId), 'permission.missing');
  await give(['herbarium.beds.read']);
  assert.deepEqual(
    [await beds(browser, gilles.professionalId), await beds(browser, hanna.professionalId)],
    ['open', 'herbarium.not-yours'],
  );
  const [place] = (await browser.send('GET', '/api/identity/me')).json().organizations;
  const own = [gilles.professionalId];
  assert.deepEqual(
    [place.permissions, place.limitedTo, place.roles],
    [
      ['herbarium.beds.read', 'herbarium.enter'],
      { 'herbarium.beds.read': own, 'herbarium.enter': own },
      [{ name: 'apprentice', title: 'Apprenti' }],
    ],
  );
  const held = {
    ...{ personId: alma.id, name: 'Alma Apprentie', email: alma.email, function: null, role: 'apprentice' },
    ...{ professionalId: gilles.professionalId, since: '2026-11-21T09:00:00Z', until: null, state: 'open' },
    grantedBy: 'Gilles Fictif',
  };
  assert.deepEqual(await organizations.listRights(id, { personId: alma.id }), [
    { ...held, permissions: ['herbarium.beds.read', 'herbarium.enter'] },
  ]);

  // Given later, a right joins the others: one line, from the first of them.
  scene.clock.moveTo('2026-11-21T10:00:00Z');
  await give(['herbarium.beds.read', 'herbarium.beds.dig']);
  assert.deepEqual(await organizations.listRights(id, { personId: alma.id }), [
    { ...held, permissions: ['herbarium.beds.dig', 'herbarium.beds.read', 'herbarium.enter'] },
  ]);
  await give(['herbarium.beds.dig']);
  assert.equal(await beds(browser, gilles.professionalId), 'permission.missing');
  await give(['herbarium.beds.read']);
  const ended = { personId: alma.id, professionalId: gilles.professionalId };
  await organizations.endRights(by(gilles), ended);
  assert.deepEqual(await organizations.listRights(id, { personId: alma.id }), []);
  assert.equal((await browser.send('GET', '/api/identity/me')).statusCode, 401);
  const lines = (await journalOf(scene, id)).map(({ actor_name, action, details }) => [actor_name, action, details]);
  const professional = gilles.professionalId;
  const given = (added: string, removed: string) => [
    ...['Gilles Fictif', 'organizations.rights.given', { professional, role: 'apprentice', added, removed }],
  ];
  assert.deepEqual(lines, [
    given('herbarium.enter', ''),
    given('herbarium.beds.read', ''),
    given('herbarium.beds.dig', ''),
    given('', 'herbarium.beds.read'),
    given('herbarium.beds.read', 'herbarium.beds.dig'),
    [
      ...['Gilles Fictif', 'organizations.rights.ended'],
      { professional, removed: 'herbarium.beds.read herbarium.enter', left: true },
    ],
  ]);
});

test('nobody gives for a professional more than they hold, nor what was given to them, nor what is no such right', async (t) => {
  const { scene, gilles, hanna, alma, by } = await garden(t);
  const { organizations } = scene;
  const order = (professionalId: string, permissions: readonly string[], role = 'apprentice') => ({
    ...{ personId: alma.id, professionalId, role, permissions },
  });
  const refused = (code: string) => (error: { code: string }) => error.code === code;
  const beyond = refused('organizations.beyond-own-rights');
  const { giveRights } = organizations;
  await assert.rejects(giveRights(by(gilles), order(hanna.professionalId, ['herbarium.beds.read'])), beyond);
  await giveRights(by(gilles), order(gilles.professionalId, ['herbarium.beds.read']));
  const toHanna = { ...order(gilles.professionalId, ['herbarium.beds.read']), personId: hanna.id };
  await assert.rejects(giveRights(by(alma), toHanna), beyond);
  const wide = order(gilles.professionalId, ['herbarium.plants.read']);
  await assert.rejects(giveRights(by(gilles), wide), refused('organizations.permission-unfit'));
  const stranger = { ...order(gilles.professionalId, []), personId: newId() };
  await assert.rejects(giveRights(by(gilles), stranger), refused('organizations.member-not-found'));
  const past = { ...order(gilles.professionalId, []), until: '2026-11-21T09:00:00Z' };
  await assert.rejects(giveRights(by(gilles), past), refused('organizations.rights-dates'));
});

test('a delegated account never holds more than its professional has, nor gives rights', async (t) => {
  const { scene, id, gilles, alma, by, beds } = await garden(t);
  const permissions = ['herbarium.beds.read', 'herbarium.beds.dig'];
  const { professionalId } = gilles;
  await scene.organizations.giveRights(by(gilles), {
    personId: alma.id,
    professionalId,
    role: 'apprentice',
    permissions,
  });
  const browser = await alma.signIn();
  assert.equal(await beds(browser, professionalId), 'open');
  for (const [method, url] of [
    ['GET', '/api/organizations/members'],
    ['PATCH', `/api/organizations/members/${gilles.id}`],
    ['POST', '/api/organizations/invitations'],
  ] as const) {
    const body = { roles: ['gardener'], email: 'x@aulnes.exemple.fr', role: 'visitor' };
    const answer = await browser.send(method, url, method === 'GET' ? undefined : body, id);
    assert.deepEqual([answer.statusCode, answer.json().code], [403, 'permission.missing']);
  }
  await scene.databases.commons
    .updateTable('organizations.grants')
    .set({ until: scene.clock.now().toString() })
    .where('person_id', '=', gilles.id)
    .where('permission', '=', 'herbarium.beds.read')
    .execute();
  assert.equal(await beds(browser, professionalId), 'permission.missing');
});

test('rights between two dates open on the first day, close on the last, and lists say so', async (t) => {
  const { scene, id, gilles, by, beds } = await garden(t);
  const rita = await (await scene.person(id, 'Rita Imaginaire', 'referent')).signIn();
  const { professionalId } = gilles;
  const dates = { since: '2026-12-01T00:00:00Z', until: '2026-12-16T00:00:00Z' };
  const rights = { professionalId, permissions: ['herbarium.beds.read'], ...dates };
  const email = 'remi.passager@aulnes.exemple.fr';
  const person = { email, name: 'Rémi Passager', function: 'Remplaçant', referent: null };
  const invited = await scene.organizations.invite(by(gilles), { ...person, role: 'apprentice', rights });
  const mail = scene.mails.at(-1)!;
  assert.deepEqual(await scene.organizations.listInvitations(id, professionalId), [
    {
      ...{ ...person, role: 'apprentice', ...rights, id: 'invitationId' in invited ? invited.invitationId : null },
      ...{ createdAt: '2026-11-21T09:00:00Z', expiresAt: '2026-11-28T09:00:00Z' },
    },
  ]);
  const body = { token: secretIn(mail), name: 'Rémi Passager', password: TEST_PASSWORD };
  const remi = new TestBrowser(scene.server);
  assert.equal((await remi.send('POST', '/api/organizations/invitations/accept', body)).statusCode, 200);

  const listed = async () => {
    const { members } = (await rita.send('GET', '/api/organizations/members', undefined, id)).json();
    const { state, roles, since, until } = members.find((one: { name: string }) => one.name === 'Rémi Passager');
    return [state, roles, since, until];
  };
  const seen = async (at: string) => {
    scene.clock.moveTo(at);
    return [await beds(remi, professionalId), ...(await listed())];
  };
  await remi.signIn(email);
  assert.deepEqual(await seen('2026-11-30T23:59:59Z'), [
    ...['organization.not-found', 'to-come', ['apprentice'], dates.since, dates.until],
  ]);
  assert.deepEqual(await seen('2026-12-01T00:00:00Z'), [...['open', 'open', ['apprentice'], dates.since, dates.until]]);
  assert.deepEqual(await seen('2026-12-15T23:59:59Z'), [...['open', 'open', ['apprentice'], dates.since, dates.until]]);
  assert.deepEqual(await seen('2026-12-16T00:00:00Z'), [
    ...['organization.not-found', 'ended', [], dates.since, dates.until],
  ]);
});

test('two professionals invite one person, who receives the rights of each, and keeps one when the other ends theirs', async (t) => {
  const { scene, id, gilles, hanna, by, beds } = await garden(t);
  const email = 'maia.commune@aulnes.exemple.fr';
  const invite = (who: typeof gilles, permissions: readonly string[]) =>
    scene.organizations.invite(by(who), {
      ...{ email, name: null, function: null, referent: null, role: 'apprentice' },
      rights: { professionalId: who.professionalId, permissions },
    });
  await invite(gilles, ['herbarium.beds.read']);
  const first = secretIn(scene.mails.at(-1));
  await invite(hanna, []);
  const second = secretIn(scene.mails.at(-1));
  const maia = new TestBrowser(scene.server);
  const accept = (token: string) =>
    maia.send('POST', '/api/organizations/invitations/accept', {
      token,
      name: 'Maïa Commune',
      password: TEST_PASSWORD,
    });
  assert.deepEqual([(await accept(first)).statusCode, (await accept(second)).statusCode], [200, 200]);
  await maia.signIn(email);
  const both = async () => [await beds(maia, gilles.professionalId), await beds(maia, hanna.professionalId)];
  assert.deepEqual(await both(), ['open', 'herbarium.not-yours']);

  const given = await invite(hanna, ['herbarium.beds.read']);
  const { id: personId } = (await maia.send('GET', '/api/identity/me')).json().person;
  assert.deepEqual([given, await both()], [{ personId }, ['open', 'open']]);
  await scene.organizations.endRights(by(gilles), { personId, professionalId: gilles.professionalId });
  assert.deepEqual(await both(), ['herbarium.not-yours', 'open']);
  const held = await scene.organizations.listRights(id, { professionalId: hanna.professionalId });
  assert.deepEqual(
    held.map(({ name, role, permissions }) => [name, role, permissions]),
    [
      ['Hanna Fictive', 'gardener', ['herbarium.beds.dig', 'herbarium.beds.read', 'herbarium.enter']],
      ['Maïa Commune', 'apprentice', ['herbarium.beds.read', 'herbarium.enter']],
    ],
  );
});
