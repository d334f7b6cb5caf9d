import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { openLivePage } from '#platform/http/live/testing.ts';
import { TEST_PASSWORD, totpCode, type TestBrowser } from '#platform/identity/testing.ts';
import { organizationsScene } from './testing.ts';

const PLANTS = '/api/herbarium/plants';
const DELEGATIONS = '/api/organizations/delegations';

/** A garden whose referent may delegate to a bureau, where one person may use delegations and another may not. */
async function gardenAndBureau(t: test.TestContext) {
  const scene = await organizationsScene(t);
  const [garden, bureau] = [await scene.establishment('Jardin des Aulnes'), await scene.establishment('Bureau du Lac')];
  const rita = await (await scene.person(garden, 'Rita Imaginaire', 'referent')).signIn();
  const [odile, paul] = [
    await scene.person(bureau, 'Odile Fictive', 'delegate'),
    await scene.person(bureau, 'Paul Inventé', 'visitor'),
  ];
  const [own, other] = [await odile.signIn(), await paul.signIn()];
  const give = async (body: object = {}) => {
    const order = { delegateId: bureau, permissions: ['herbarium.plants.name'], ...body };
    const answer = await rita.send('POST', DELEGATIONS, order, garden);
    return answer.statusCode === 204 ? 'given' : String(answer.json().code);
  };
  const name = async (browser: TestBrowser) => {
    const answer = await browser.send('POST', PLANTS, undefined, garden);
    return answer.statusCode === 204 ? 'named' : String(answer.json().code);
  };
  return { scene, garden, bureau, rita, own, other, give, name };
}

test('members of a delegate do what was delegated, in both names, and nothing else; others of theirs do nothing', async (t) => {
  const { scene, garden, bureau, rita, own, other, give, name } = await gardenAndBureau(t);
  assert.equal(await name(own), 'organization.not-found');
  assert.deepEqual((await rita.send('POST', `${DELEGATIONS}/lookup`, { delegateId: bureau }, garden)).json(), {
    name: 'Bureau du Lac',
  });
  assert.equal(await give(), 'given');
  assert.deepEqual([await name(own), await name(other)], ['named', 'organization.not-found']);
  assert.equal((await own.send('GET', PLANTS, undefined, garden)).json().code, 'permission.missing');
  const { organizations } = (await own.send('GET', '/api/identity/me')).json();
  assert.deepEqual(organizations, [
    {
      ...{ id: bureau, name: 'Bureau du Lac', kind: 'establishment', services: ['herbarium'], limitedTo: {} },
      ...{ permissions: ['organizations.delegations.use'], onBehalfOf: null, blockedBy: null },
      roles: [{ name: 'delegate', title: 'Intervenant pour d’autres organisations' }],
    },
    {
      ...{ id: garden, name: 'Jardin des Aulnes', kind: 'establishment', services: ['herbarium'], limitedTo: {} },
      ...{ permissions: ['herbarium.plants.name'], roles: [], blockedBy: null },
      onBehalfOf: { id: bureau, name: 'Bureau du Lac' },
    },
  ]);
  const database = await scene.databases.organization(garden);
  const lines = await database
    .selectFrom('audit.entries')
    .select(['actor_name', 'on_behalf_of', 'action'])
    .where('action', 'in', ['herbarium.plant.named', 'organizations.delegation.given'])
    .orderBy('id')
    .execute();
  assert.deepEqual(lines, [
    { actor_name: 'Rita Imaginaire', on_behalf_of: null, action: 'organizations.delegation.given' },
    {
      actor_name: 'Odile Fictive, pour le compte de Bureau du Lac',
      ...{ on_behalf_of: bureau, action: 'herbarium.plant.named' },
    },
  ]);
});

test('who delegates sees to whom, what and until when, and ends it: the next request is refused, open pages close', async (t) => {
  const { scene, garden, bureau, rita, own, give, name } = await gardenAndBureau(t);
  const until = '2026-12-01T00:00:00Z';
  assert.equal(await give({ until, permissions: ['herbarium.plants.read', 'herbarium.plants.name'] }), 'given');
  const common = { permissions: ['herbarium.plants.name', 'herbarium.plants.read'], professionalIds: [], until };
  const seen = {
    ...{ ...common, since: '2026-11-21T09:00:00Z', state: 'open', grantedBy: 'Rita Imaginaire' },
    people: ['Odile Fictive'],
  };
  const listed = (await rita.send('GET', DELEGATIONS, undefined, garden)).json();
  assert.deepEqual([listed.given, listed.received], [[{ organizationId: bureau, name: 'Bureau du Lac', ...seen }], []]);
  await scene.organizations.grantRole(bureau, {
    personId: personIn(await own.send('GET', '/api/identity/me')),
    role: 'referent',
  });
  await withSecondFactor(own);
  const received = (await own.send('GET', DELEGATIONS, undefined, bureau)).json().received;
  assert.deepEqual(received, [{ organizationId: garden, name: 'Jardin des Aulnes', ...seen }]);

  const cookie = [...own.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const page = await openLivePage(t, scene.server, garden, { cookie });
  assert.equal(await name(own), 'named');
  assert.equal((await rita.send('DELETE', `${DELEGATIONS}/${bureau}`, undefined, garden)).statusCode, 204);
  assert.equal(await name(own), 'organization.not-found');
  assert.equal(await page.happened(), null);
  assert.equal((await rita.send('DELETE', `${DELEGATIONS}/${bureau}`, undefined, garden)).statusCode, 404);

  assert.equal(await give({ until }), 'given');
  assert.equal(await name(own), 'named');
  scene.clock.moveTo(until);
  assert.equal(await name(own), 'organization.not-found');
});

test('a delegation limited to professionals reaches their beds only, and one to come opens on its day', async (t) => {
  const { scene, garden, own, give } = await gardenAndBureau(t);
  const [gilles, hanna] = [newId(), newId()];
  const order = { permissions: ['herbarium.beds.read'], professionalIds: [gilles], since: '2026-11-22T00:00:00Z' };
  assert.equal(await give(order), 'given');
  const beds = async (professionalId: string) => {
    const answer = await own.send('GET', `/api/herbarium/beds/${professionalId}`, undefined, garden);
    return answer.statusCode === 204 ? 'open' : String(answer.json().code);
  };
  assert.equal(await beds(gilles), 'organization.not-found');
  scene.clock.moveTo('2026-11-22T00:00:00Z');
  assert.deepEqual([await beds(gilles), await beds(hanna)], ['open', 'herbarium.not-yours']);
});

test('nobody delegates the accesses themselves, more than they hold, to themselves, or to nobody', async (t) => {
  const { garden, rita, own, give, scene } = await gardenAndBureau(t);
  assert.equal(await give({ permissions: ['organizations.members.manage'] }), 'organizations.permission-unfit');
  assert.equal(await give({ permissions: ['audit.read'] }), 'organizations.permission-unfit');
  assert.equal(await give({ delegateId: garden }), 'organizations.delegate-unknown');
  assert.equal(await give({ delegateId: newId() }), 'organizations.delegate-unknown');
  assert.equal(await give({ until: '2026-11-21T09:00:00Z' }), 'organizations.rights-dates');
  assert.equal(await give({ permissions: ['herbarium.plants.read'] }), 'given');
  const order = { delegateId: newId(), permissions: ['herbarium.plants.read'] };
  assert.equal((await own.send('POST', DELEGATIONS, order, garden)).json().code, 'permission.missing');
  await scene.databases.commons
    .deleteFrom('organizations.grants')
    .where('person_id', '=', personIn(await rita.send('GET', '/api/identity/me')))
    .where('permission', '=', 'herbarium.plants.name')
    .execute();
  assert.equal(await give(), 'organizations.beyond-own-rights');
});

test('a delegate must have a second factor where those who do the same must', async (t) => {
  const { own, give } = await gardenAndBureau(t);
  assert.equal(await give({ permissions: ['herbarium.beds.dig'] }), 'given');
  const [, entrance] = (await own.send('GET', '/api/identity/me')).json().organizations;
  assert.equal(entrance.blockedBy, null);
  assert.equal(await give({ permissions: ['herbarium.seeds.sell'] }), 'given');
  const [, guarded] = (await own.send('GET', '/api/identity/me')).json().organizations;
  assert.equal(guarded.blockedBy, 'second-factor');
  const refused = await own.send('GET', PLANTS, undefined, entrance.id);
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'organization.second-factor-required']);
  await withSecondFactor(own);
  assert.equal((await own.send('GET', PLANTS, undefined, entrance.id)).json().code, 'permission.missing');
});

function personIn(me: { json(): { person: { id: string } } }): string {
  return me.json().person.id;
}

async function withSecondFactor(browser: TestBrowser): Promise<void> {
  const { secret } = (await browser.send('POST', '/api/identity/totp', { password: TEST_PASSWORD })).json();
  await browser.send('POST', '/api/identity/totp/confirm', { code: totpCode(secret) });
}
