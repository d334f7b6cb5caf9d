import assert from 'node:assert/strict';
import test from 'node:test';
import { TEST_PASSWORD, TestBrowser } from '#platform/identity/testing.ts';
import { organizationsScene, secretIn, type OrganizationsScene } from './testing.ts';

const PLANTS = '/api/herbarium/plants';
const INVITATIONS = '/api/organizations/invitations';

const journalOf = async (scene: OrganizationsScene, organizationId: string) => {
  const database = await scene.databases.organization(organizationId);
  return database.selectFrom('audit.entries').select(['actor_name', 'action', 'object_id']).orderBy('id').execute();
};

test('CIM-13 two people added to an establishment see the same workspace', async (t) => {
  const scene = await organizationsScene(t);
  const hospital = await scene.establishment('Hôpital des Tilleuls');
  const referent = await scene.person(hospital, 'Rita Imaginaire', 'referent');
  const browser = await referent.signIn();
  for (const name of ['Paul Inventé', 'Zoé Fictive']) {
    const email = `${name.split(' ')[0]!.toLowerCase().replace('é', 'e')}@tilleuls.exemple.fr`;
    const invited = await browser.send('POST', INVITATIONS, { email, name, role: 'botanist' }, hospital);
    assert.equal(invited.statusCode, 200);
    const accept = { token: secretIn(scene.mails.at(-1)), name, password: TEST_PASSWORD };
    const accepted = await new TestBrowser(scene.server).send('POST', `${INVITATIONS}/accept`, accept);
    assert.deepEqual([accepted.statusCode, accepted.json()], [200, { email }]);
    const own = new TestBrowser(scene.server);
    await own.signIn(email);
    const organizations = (await own.send('GET', '/api/identity/me')).json().organizations;
    assert.deepEqual(organizations, [
      {
        ...{ id: hospital, name: 'Hôpital des Tilleuls', kind: 'establishment', services: ['herbarium'] },
        permissions: ['herbarium.plants.name', 'herbarium.plants.read'],
        ...{ limitedTo: {}, onBehalfOf: null },
        ...{ roles: [{ name: 'botanist', title: 'Botaniste' }], blockedBy: null },
      },
    ]);
    const plants = await own.send('GET', PLANTS, undefined, hospital);
    assert.deepEqual(plants.json(), { organization: 'Hôpital des Tilleuls', by: name });
  }
  const { members, seats } = (await browser.send('GET', '/api/organizations/members', undefined, hospital)).json();
  assert.deepEqual(
    members.map((one: { name: string; roles: string[] }) => [one.name, one.roles]),
    [
      ['Paul Inventé', ['botanist']],
      ['Rita Imaginaire', ['referent']],
      ['Zoé Fictive', ['botanist']],
    ],
  );
  assert.deepEqual(seats, { used: 3, total: null });
});

test('CIM-21 person N+1 is refused with the offer to add an access, and no two people share an e-mail', async (t) => {
  const scene = await organizationsScene(t);
  const clinic = await scene.establishment('Clinique du Lac', 3);
  const browser = await (await scene.person(clinic, 'Rita Imaginaire', 'referent')).signIn();
  const member = await scene.person(clinic, 'Paul Inventé', 'botanist');
  const invite = (email: string) => browser.send('POST', INVITATIONS, { email, role: 'visitor' }, clinic);
  const again = await invite(member.email);
  assert.deepEqual([again.statusCode, again.json().code], [409, 'organizations.already-member']);
  const shared = await invite('secretariat@lac.exemple.fr');
  assert.deepEqual([shared.statusCode, shared.json().errors[0].field], [422, 'email']);
  const both = await Promise.all([invite('noe.fictif@lac.exemple.fr'), invite('lea.fictive@lac.exemple.fr')]);
  assert.deepEqual(both.map((answer) => answer.statusCode).toSorted(), [200, 409]);
  const full = await invite('eve.fictive@lac.exemple.fr');
  assert.deepEqual(
    [full.json().code, full.json().title],
    [
      'organizations.seats-full',
      'Les 3 accès de votre offre sont pris. Ajoutez un accès à votre offre, ou retirez-en un.',
    ],
  );
});

test('CIM-23 an access is given, changed and withdrawn; the next request is refused, past work keeps its name', async (t) => {
  const scene = await organizationsScene(t);
  const clinic = await scene.establishment('Clinique du Lac');
  const browser = await (await scene.person(clinic, 'Rita Imaginaire', 'referent')).signIn();
  const invite = { email: 'paul.invente@lac.exemple.fr', name: 'Paul Inventé', role: 'visitor' };
  await browser.send('POST', INVITATIONS, invite, clinic);
  const accept = { token: secretIn(scene.mails.at(-1)), name: 'Paul Inventé', password: TEST_PASSWORD };
  await new TestBrowser(scene.server).send('POST', `${INVITATIONS}/accept`, accept);
  const paul = new TestBrowser(scene.server);
  await paul.signIn(invite.email);
  const id = (await paul.send('GET', '/api/identity/me')).json().person.id;

  assert.equal((await paul.send('POST', PLANTS, undefined, clinic)).json().code, 'permission.missing');
  const url = `/api/organizations/members/${id}`;
  assert.equal((await browser.send('PATCH', url, { roles: ['botanist'] }, clinic)).statusCode, 204);
  assert.equal((await paul.send('POST', PLANTS, undefined, clinic)).statusCode, 204);

  assert.equal((await browser.send('DELETE', url, undefined, clinic)).statusCode, 204);
  assert.equal((await paul.send('GET', PLANTS, undefined, clinic)).statusCode, 401);
  await paul.signIn(invite.email);
  assert.equal((await paul.send('GET', PLANTS, undefined, clinic)).statusCode, 404);
  await browser.send('POST', INVITATIONS, invite, clinic);
  await paul.send('POST', `${INVITATIONS}/accept`, { token: secretIn(scene.mails.at(-1)) });
  assert.equal((await paul.send('GET', PLANTS, undefined, clinic)).statusCode, 200);
  assert.equal((await paul.send('POST', PLANTS, undefined, clinic)).json().code, 'permission.missing');
  assert.equal((await browser.send('DELETE', url, undefined, clinic)).statusCode, 204);

  const journal = await journalOf(scene, clinic);
  assert.deepEqual(
    journal.filter(({ action }) => action === 'herbarium.plant.named').map((line) => line.actor_name),
    ['Paul Inventé'],
  );
  const { members } = (await browser.send('GET', '/api/organizations/members', undefined, clinic)).json();
  assert.deepEqual(
    members.map((one: { name: string; until: string | null; roles: string[] }) => [one.name, one.until, one.roles]),
    [
      ['Rita Imaginaire', null, ['referent']],
      ['Paul Inventé', '2026-11-21T09:00:00Z', []],
      ['Paul Inventé', '2026-11-21T09:00:00Z', []],
    ],
  );
  const acts = journal.filter(({ action }) => action.startsWith('organizations.member'));
  assert.deepEqual(
    acts.map(({ actor_name, action }) => [actor_name, action]),
    [
      ['organizations', 'organizations.member.joined'],
      ['Paul Inventé', 'organizations.member.joined'],
      ['Rita Imaginaire', 'organizations.member.changed'],
      ['Rita Imaginaire', 'organizations.member.withdrawn'],
      ['Paul Inventé', 'organizations.member.joined'],
      ['Rita Imaginaire', 'organizations.member.withdrawn'],
    ],
  );
});

test('an invitation that was used, withdrawn, replaced or that expired is refused', async (t) => {
  const scene = await organizationsScene(t);
  const clinic = await scene.establishment('Clinique du Lac');
  const browser = await (await scene.person(clinic, 'Rita Imaginaire', 'referent')).signIn();
  const visitor = new TestBrowser(scene.server);
  const invite = async (email: string) => {
    const { id } = (await browser.send('POST', INVITATIONS, { email, role: 'visitor' }, clinic)).json();
    return { id, token: secretIn(scene.mails.at(-1)) };
  };
  const accept = async (token: string) => {
    const answer = await visitor.send('POST', `${INVITATIONS}/accept`, {
      token,
      name: 'Noé Fictif',
      password: TEST_PASSWORD,
    });
    return answer.statusCode === 200 ? 'accepted' : answer.json().code;
  };
  const refused = 'organizations.invitation-refused';
  const used = await invite('a.fictif@lac.exemple.fr');
  assert.deepEqual([await accept(used.token), await accept(used.token)], ['accepted', refused]);
  const withdrawn = await invite('b.fictif@lac.exemple.fr');
  await browser.send('DELETE', `${INVITATIONS}/${withdrawn.id}`, undefined, clinic);
  assert.equal(await accept(withdrawn.token), refused);
  const replaced = await invite('c.fictif@lac.exemple.fr');
  const fresh = await invite('c.fictif@lac.exemple.fr');
  assert.deepEqual([await accept(replaced.token), await accept('forge'.repeat(8))], [refused, refused]);
  scene.clock.moveTo('2026-11-28T09:00:00Z');
  assert.equal(await accept(fresh.token), refused);
  const list = await browser.send('GET', INVITATIONS, undefined, clinic);
  assert.deepEqual(list.json(), []);
});

test('a weak password or a missing name is refused without using the invitation up', async (t) => {
  const scene = await organizationsScene(t);
  const clinic = await scene.establishment('Clinique du Lac');
  const browser = await (await scene.person(clinic, 'Rita Imaginaire', 'referent')).signIn();
  await browser.send('POST', INVITATIONS, { email: 'noe@lac.exemple.fr', role: 'visitor' }, clinic);
  const token = secretIn(scene.mails.at(-1));
  const visitor = new TestBrowser(scene.server);
  const accept = (body: object) => visitor.send('POST', `${INVITATIONS}/accept`, { token, ...body });
  assert.deepEqual((await visitor.send('POST', `${INVITATIONS}/preview`, { token })).json(), {
    ...{ organization: 'Clinique du Lac', email: 'noe@lac.exemple.fr', name: null, role: 'Visiteur', known: false },
  });
  const fields = (await accept({})).json().errors.map((error: { field: string }) => error.field);
  assert.deepEqual(fields, ['name', 'password']);
  assert.equal((await accept({ name: 'Noé Fictif', password: 'noefictif2026' })).json().code, 'identity.password-weak');
  assert.equal((await accept({ name: 'Noé Fictif', password: TEST_PASSWORD })).statusCode, 200);
});

test('nobody grants more than they hold, and the last referent stays', async (t) => {
  const scene = await organizationsScene(t);
  const clinic = await scene.establishment('Clinique du Lac');
  const rita = await scene.person(clinic, 'Rita Imaginaire', 'referent');
  const paul = await scene.person(clinic, 'Paul Inventé', 'visitor');
  const browser = await rita.signIn();
  const change = (id: string, body: object) => browser.send('PATCH', `/api/organizations/members/${id}`, body, clinic);
  assert.equal((await change(rita.id, { roles: ['botanist'] })).json().code, 'organizations.last-referent');
  assert.equal(
    (await browser.send('DELETE', `/api/organizations/members/${rita.id}`, undefined, clinic)).statusCode,
    409,
  );
  assert.equal((await change(paul.id, { roles: ['referent'] })).json().errors[0].field, 'referent');
  assert.equal((await change(paul.id, { roles: ['operator'] })).json().code, 'organizations.role-unknown');
  assert.equal((await change(paul.id, { roles: ['visitor', 'referent'], referent: 'medical' })).statusCode, 204);
  // The right to invite alone, without what a botanist holds, does not make botanists.
  await scene.databases.commons
    .deleteFrom('organizations.grants')
    .where('person_id', '=', rita.id)
    .where('permission', '=', 'herbarium.plants.name')
    .execute();
  const invite = { email: 'noe@lac.exemple.fr', role: 'botanist' };
  const refused = await browser.send('POST', INVITATIONS, invite, clinic);
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'organizations.beyond-own-rights']);
});
