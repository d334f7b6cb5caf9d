import assert from 'node:assert/strict';
import test from 'node:test';
import { silentLog } from '#platform/kernel/log.ts';
import { TestBrowser } from '#platform/identity/testing.ts';
import { organizationsScene, type OrganizationsScene } from './testing.ts';

const PLANTS = '/api/herbarium/plants';
const NETWORKS = '/api/organizations/networks';
const HERE = { network: '192.0.2.0/24', label: 'Cabinet, fibre' };
const THERE = { network: '2001:db8:7::/48', label: 'Annexe' };

/** A garden with a referent at 192.0.2.10, and a way to move somebody's cookies to another address. */
async function garden(scene: OrganizationsScene) {
  const id = await scene.establishment('Jardin des Aulnes');
  const rita = await (await scene.person(id, 'Rita Imaginaire', 'referent', 'botanist')).signIn();
  const moved = (address: string) => {
    const browser = new TestBrowser(scene.server, address);
    for (const [name, value] of rita.cookies) browser.cookies.set(name, value);
    return browser;
  };
  const enter = async (browser: TestBrowser) => {
    const answer = await browser.send('GET', PLANTS, undefined, id);
    return answer.statusCode === 200 ? 'in' : String(answer.json().code);
  };
  const set = async (body: object, browser = rita) => {
    const answer = await browser.send('PUT', NETWORKS, body, id);
    return answer.statusCode === 204 ? 'set' : String(answer.json().code);
  };
  return { id, rita, moved, enter, set };
}

test('an organisation opens from its networks only, in both families, from the next request on', async (t) => {
  const scene = await organizationsScene(t);
  const { id, rita, moved, enter, set } = await garden(scene);
  const outside = moved('203.0.113.9');
  assert.equal(await enter(outside), 'in');
  assert.equal(await set({ networks: [HERE, THERE] }), 'set');
  const refused = await outside.send('GET', PLANTS, undefined, id);
  const { code, title } = refused.json();
  assert.deepEqual(
    [refused.statusCode, code, title],
    [
      403,
      'organization.network-refused',
      'Cette organisation ne s’ouvre que depuis ses réseaux autorisés, et vous n’y êtes pas. Connectez-vous depuis l’un d’eux, ou demandez à votre référent d’autoriser celui-ci.',
    ],
  );
  assert.deepEqual(
    [await enter(rita), await enter(moved('2001:db8:7::5')), await enter(moved('2001:db8:8::5'))],
    ['in', 'in', 'organization.network-refused'],
  );
  const shown = async (browser: TestBrowser) =>
    (await browser.send('GET', '/api/identity/me')).json().organizations[0].blockedBy;
  assert.deepEqual([await shown(rita), await shown(outside)], [null, 'network']);
  assert.deepEqual((await rita.send('GET', NETWORKS, undefined, id)).json(), {
    ...{ networks: [HERE, THERE], own: '192.0.2.10', within: true },
  });
  const token = { name: 'Export', permissions: ['herbarium.plants.read'], expiresAt: '2027-01-01T00:00:00Z' };
  const { secret } = (await rita.send('POST', '/api/organizations/tokens', token, id)).json();
  const withToken = async (remoteAddress: string) => {
    const headers = { authorization: `Bearer ${secret}` };
    return (await scene.server.inject({ url: PLANTS, headers, remoteAddress })).statusCode;
  };
  assert.deepEqual([await withToken('192.0.2.77'), await withToken('203.0.113.9')], [200, 403]);
  const journal = await scene.databases.organization(id);
  const lines = journal.selectFrom('audit.entries').select(['actor_name', 'action', 'details']);
  const acts = ['organizations.networks.set', 'organizations.entry.refused-network'];
  assert.deepEqual(await lines.where('action', 'in', acts).orderBy('id').limit(2).execute(), [
    {
      ...{ actor_name: 'Rita Imaginaire', action: 'organizations.networks.set' },
      details: { networks: '192.0.2.0/24 2001:db8:7::/48', lockedOut: false },
    },
    { actor_name: 'Rita Imaginaire', action: 'organizations.entry.refused-network', details: {} },
  ]);
  assert.equal(await set({ networks: [] }), 'set');
  assert.equal(await enter(outside), 'in');
});

test('who sets networks does not lock themself out without saying so, and unreadable ones are named', async (t) => {
  const { rita, enter, set, id } = await garden(await organizationsScene(t));
  assert.equal(await set({ networks: [THERE] }), 'organizations.network-lockout');
  assert.equal(await enter(rita), 'in');
  const broken = await rita.send('PUT', NETWORKS, { networks: [HERE, { network: '192.0.2', label: 'x' }] }, id);
  assert.deepEqual([broken.statusCode, broken.json().errors[0].field], [422, 'networks.1.network']);
  assert.equal(await set({ networks: [{ ...HERE, network: '192.0.2.10/24' }, HERE] }), 'set');
  assert.deepEqual((await rita.send('GET', NETWORKS, undefined, id)).json().networks, [HERE]);
  assert.equal(await set({ networks: [THERE], confirmed: true }), 'set');
  assert.equal(await enter(rita), 'organization.network-refused');
});

test('behind a proxy that is trusted the visitor’s address counts, behind any other the proxy’s own', async (t) => {
  for (const [trusted, entered] of [
    [['192.0.2.10'], ['in', 'organization.network-refused']],
    [[], ['organization.network-refused', 'organization.network-refused']],
  ] as const) {
    const scene = await organizationsScene(t, silentLog, trusted);
    const { id, rita, set } = await garden(scene);
    assert.equal(await set({ networks: [{ network: '198.51.100.0/24', label: 'Cabinet' }], confirmed: true }), 'set');
    const cookie = [...rita.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const through = async (forwarded: string) => {
      const headers = { cookie, 'cabinet-organization': id, 'x-forwarded-for': forwarded };
      const answer = await scene.server.inject({ url: PLANTS, headers, remoteAddress: '192.0.2.10' });
      return answer.statusCode === 200 ? 'in' : answer.json().code;
    };
    assert.deepEqual([await through('198.51.100.4'), await through('203.0.113.9')], entered);
  }
});

test('a delegate works from where their own organisation lets them', async (t) => {
  const scene = await organizationsScene(t);
  const { id, rita, set } = await garden(scene);
  const bureau = await scene.establishment('Bureau du Lac');
  const odile = await (await scene.person(bureau, 'Odile Fictive', 'delegate')).signIn();
  const order = { delegateId: bureau, permissions: ['herbarium.plants.read'] };
  assert.equal((await rita.send('POST', '/api/organizations/delegations', order, id)).statusCode, 204);
  assert.equal(await set({ networks: [HERE] }), 'set');
  const far = new TestBrowser(scene.server, '203.0.113.9');
  for (const [name, value] of odile.cookies) far.cookies.set(name, value);
  const enter = async () => (await far.send('GET', PLANTS, undefined, id)).statusCode;
  assert.equal(await enter(), 200);
  const networks = { organization_id: bureau, network: '192.0.2.0/24', label: 'Bureau' };
  await scene.databases.commons.insertInto('organizations.networks').values(networks).execute();
  assert.equal(await enter(), 403);
});
