import assert from 'node:assert/strict';
import test from 'node:test';
import { openLivePage } from '#platform/http/live/testing.ts';
import { TEST_PASSWORD, TestBrowser } from '#platform/identity/testing.ts';
import { garden } from './testing-garden.ts';
import { secretIn } from './testing.ts';

test('a helper’s access is their professional’s to end: the referent sees it and is refused, until that one has left', async (t) => {
  const { scene, id, gilles, alma, by } = await garden(t);
  const rita = await (await scene.person(id, 'Rita Imaginaire', 'referent')).signIn();
  const { professionalId } = gilles;
  await scene.organizations.giveRights(by(gilles), {
    personId: alma.id,
    professionalId,
    role: 'apprentice',
    permissions: [],
  });
  const url = `/api/organizations/members/${alma.id}`;
  const offered = (await rita.send('GET', '/api/organizations/roles', undefined, id)).json();
  assert.deepEqual(
    offered.map((role: { name: string; givenBy: string | null }) => [role.name, role.givenBy]),
    [
      ['referent', null],
      ['delegate', null],
      ['botanist', null],
      ['visitor', null],
      ['gardener', 'service'],
      ['seller', 'service'],
      ['apprentice', 'professional'],
    ],
  );
  for (const role of ['apprentice', 'gardener']) {
    const invite = { email: 'x@aulnes.exemple.fr', role };
    const codes = [
      (await rita.send('PATCH', url, { roles: [role] }, id)).json().code,
      (await rita.send('POST', '/api/organizations/invitations', invite, id)).json().code,
    ];
    assert.deepEqual(codes, ['organizations.role-unknown', 'organizations.role-unknown']);
  }
  assert.equal((await rita.send('PATCH', url, { roles: ['visitor'] }, id)).statusCode, 204);
  assert.equal((await rita.send('PATCH', url, { roles: [] }, id)).statusCode, 204);
  assert.equal((await scene.organizations.listRights(id, { personId: alma.id })).length, 1);
  const refused = await rita.send('DELETE', url, undefined, id);
  assert.deepEqual([refused.statusCode, refused.json().code], [409, 'organizations.works-for-professional']);
  const offer = { email: 'o@aulnes.exemple.fr', name: null, function: null, referent: null, role: 'apprentice' };
  const sent = await scene.organizations.invite(by(gilles), { ...offer, rights: { professionalId, permissions: [] } });
  const invitation = 'invitationId' in sent ? sent.invitationId : '';
  const kept = await rita.send('DELETE', `/api/organizations/invitations/${invitation}`, undefined, id);
  assert.deepEqual([kept.statusCode, kept.json().code], [409, 'organizations.works-for-professional']);
  await rita.send('DELETE', `/api/organizations/members/${gilles.id}`, undefined, id);
  assert.equal((await rita.send('DELETE', url, undefined, id)).statusCode, 204);
});

test('an invitation does not outlive its maker, nor the rights they had to give', async (t) => {
  const { scene, id, gilles, by } = await garden(t);
  const rita = await scene.person(id, 'Rita Imaginaire', 'referent');
  const paul = await scene.person(id, 'Paul Inventé', 'referent');
  const [own, other] = [await rita.signIn(), await paul.signIn()];
  const visitor = new TestBrowser(scene.server);
  const accept = async () => {
    const body = { token: secretIn(scene.mails.at(-1)), name: 'Noé Fictif', password: TEST_PASSWORD };
    return (await visitor.send('POST', '/api/organizations/invitations/accept', body)).json().code;
  };
  const { professionalId } = gilles;
  await scene.organizations.invite(by(gilles), {
    ...{ email: 'n@aulnes.exemple.fr', name: null, function: null, referent: null, role: 'apprentice' },
    rights: { professionalId, permissions: ['herbarium.beds.dig'] },
  });
  await scene.databases.commons
    .updateTable('organizations.grants')
    .set({ until: scene.clock.now().toString() })
    .where('person_id', '=', gilles.id)
    .where('permission', '=', 'herbarium.beds.dig')
    .execute();
  assert.equal(await accept(), 'organizations.invitation-refused');

  await own.send('POST', '/api/organizations/invitations', { email: 'o@aulnes.exemple.fr', role: 'visitor' }, id);
  assert.equal((await other.send('DELETE', `/api/organizations/members/${rita.id}`, undefined, id)).statusCode, 204);
  assert.equal(await accept(), 'organizations.invitation-refused');
  const open = (await other.send('GET', '/api/organizations/invitations', undefined, id)).json();
  assert.deepEqual(
    open.map((one: { email: string }) => one.email),
    ['n@aulnes.exemple.fr'],
  );
});

test('a helper removed is refused at the next request, their open page closes, and the log keeps their name', async (t) => {
  const { scene, id, gilles, alma, by, beds } = await garden(t);
  const { professionalId } = gilles;
  await scene.organizations.giveRights(by(gilles), {
    ...{ personId: alma.id, professionalId, role: 'apprentice', permissions: ['herbarium.beds.read'] },
  });
  await scene.organizations.grantRole(id, { personId: alma.id, role: 'botanist' });
  const browser = await alma.signIn();
  await browser.send('POST', '/api/herbarium/plants', undefined, id);
  await scene.databases.commons
    .deleteFrom('organizations.grants')
    .where('person_id', '=', alma.id)
    .where('role', '=', 'botanist')
    .execute();
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const page = await openLivePage(t, scene.server, id, { cookie });
  assert.equal(page.status, 200);
  await scene.organizations.endRights(by(gilles), { personId: alma.id, professionalId });
  assert.equal(await page.happened(), null);
  const refused = await browser.send('GET', `/api/herbarium/beds/${professionalId}`, undefined, id);
  assert.equal(refused.statusCode, 401);
  await browser.signIn(alma.email);
  assert.equal(await beds(browser, professionalId), 'organization.not-found');
  const database = await scene.databases.organization(id);
  const past = await database
    .selectFrom('audit.entries')
    .select('actor_name')
    .where('action', '=', 'herbarium.plant.named')
    .execute();
  assert.deepEqual(past, [{ actor_name: 'Alma Apprentie' }]);
});
