import assert from 'node:assert/strict';
import test from 'node:test';
import { PRO_SANTE_CONNECT_CALLBACK } from '../module.ts';
import { identityScene, TEST_PASSWORD, TestBrowser } from '../testing.ts';
import type { SimulatedProfessional } from './simulated-people.ts';
import { startSimulatedProvider } from './simulator.ts';

const EMAIL = 'odile.fictive@dim.exemple.fr';
const PUBLIC_URL = 'http://localhost:3000';
const PSC = '/api/identity/pro-sante-connect';

const place = (id: string) => ({ id, name: `Cabinet ${id}`, city: '29998 VALRIVE' });
const odile: SimulatedProfessional = {
  ...{ subject: '899900000011', givenName: 'Odile', familyName: 'FICTIVE', professionCode: '10', level: 'eidas1' },
  workplaces: [place('A'), place('B')],
};
const paul: SimulatedProfessional = { ...odile, subject: '899900000029', workplaces: [place('C')] };
const low: SimulatedProfessional = { ...odile, subject: '899900000037', level: 'eidas0' };

async function scene(t: test.TestContext) {
  const provider = await startSimulatedProvider([odile, paul, low], new URL(PRO_SANTE_CONNECT_CALLBACK, PUBLIC_URL));
  t.after(() => provider.close());
  const opened = await identityScene(t, { proSanteConnect: provider.settings });
  const persons = await opened.databases.commons.transaction().execute(async (transaction) => {
    const create = (email: string, name: string) =>
      opened.identity.people.createPerson(transaction, { email, name, password: TEST_PASSWORD });
    return { odile: await create(EMAIL, 'Odile Fictive'), paul: await create('paul@dim.exemple.fr', 'Paul Inventé') };
  });
  const leave = async (browser: TestBrowser, url = PSC, body: object = { next: '/agenda' }) =>
    (await browser.send('POST', url, body)).json().location as string;
  const comeBack = async (browser: TestBrowser, search: string) => {
    const answer = await browser.send('GET', `${PRO_SANTE_CONNECT_CALLBACK}${search}`);
    assert.equal(answer.statusCode, 303, answer.body);
    return answer.headers.location as string;
  };
  const travel = async (browser: TestBrowser, who: SimulatedProfessional | null, url?: string, body?: object) =>
    comeBack(browser, await proveTo(await leave(browser, url, body), who));
  const journal = async () =>
    (await opened.databases.commons.selectFrom('audit.entries').select('action').orderBy('id').execute()).map(
      ({ action }) => action.replace('identity.', ''),
    );
  return { ...opened, persons, leave, comeBack, travel, journal };
}

/** Walks through the provider's pages as a browser would. @returns the query with which it sends one back */
async function proveTo(location: string, who: SimulatedProfessional | null): Promise<string> {
  const jar = new Map<string, string>();
  const visit = async (url: URL): Promise<string> => {
    if (url.origin === PUBLIC_URL) return url.search;
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(name!, value!);
    }
    const next = answer.headers.get('location');
    if (next !== null) return visit(new URL(next, url));
    assert.match(await answer.text(), /Pro Santé Connect \(simulé\)/);
    return visit(new URL(`?personne=${who?.subject ?? ''}`, url));
  };
  return visit(new URL(location));
}

test('a national identity opens no account until its owner, signed in, links it; then it opens theirs with two factors', async (t) => {
  const { server, travel, journal, mails } = await scene(t);
  const stranger = new TestBrowser(server);
  assert.equal(await travel(stranger, odile), '/pro/connexion?psc=inconnu');
  assert.equal((await stranger.send('GET', '/api/identity/me')).statusCode, 401);

  const owner = new TestBrowser(server);
  await owner.signIn(EMAIL);
  const wrong = await owner.send('POST', `${PSC}/link`, { password: 'faux' });
  assert.equal(wrong.json().code, 'identity.wrong-password');
  assert.equal(await travel(owner, odile, `${PSC}/link`, { password: TEST_PASSWORD }), '/pro/compte?psc=relie');
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [[EMAIL, 'Pro Santé Connect relié']],
  );

  const back = new TestBrowser(server);
  assert.equal(await travel(back, odile), '/pro/lieu-d-exercice?suite=%2Fagenda');
  assert.equal((await back.send('GET', '/api/identity/me')).json().person.name, 'Odile Fictive');
  assert.deepEqual((await back.send('GET', '/api/identity/workplaces')).json(), {
    workplaces: [
      { id: 'A', name: 'Cabinet A', mode: 'libéral', place: '29998 VALRIVE' },
      { id: 'B', name: 'Cabinet B', mode: 'libéral', place: '29998 VALRIVE' },
    ],
    chosen: null,
  });
  const choose = (workplace: string) => back.send('PUT', '/api/identity/workplaces', { workplace });
  assert.equal((await choose('C')).json().code, 'identity.workplace-unknown');
  assert.equal((await choose('B')).statusCode, 204);
  assert.equal((await back.send('GET', '/api/identity/workplaces')).json().chosen, 'B');
  assert.deepEqual(await journal(), [
    ...['sign-in.refused', 'sign-in', 'national-identity.linked', 'sign-in', 'workplace.chosen'],
  ]);

  const end = await owner.send('DELETE', `${PSC}/link`, { password: TEST_PASSWORD });
  assert.equal(end.statusCode, 204);
  assert.equal(await travel(new TestBrowser(server), odile), '/pro/connexion?psc=inconnu');
});

test('one place on the card is taken as the place of work, and a session so opened holds a second factor', async (t) => {
  const { server, databases, identity, persons, travel } = await scene(t);
  await databases.commons
    .transaction()
    .execute((transaction) => identity.people.linkNationalIdentity(transaction, persons.paul, paul.subject));
  assert.equal(await travel(new TestBrowser(server), paul), '/pro/agenda');
  const sessions = await databases.commons
    .selectFrom('identity.sessions')
    .select(['person_id', 'second_factor', 'workplace'])
    .execute();
  assert.deepEqual(sessions, [{ person_id: persons.paul, second_factor: true, workplace: 'C' }]);
});

test('too low a level, a refusal, a forged or borrowed return, another’s identity: nothing opens and the page says why', async (t) => {
  const { server, databases, identity, persons, leave, comeBack, travel } = await scene(t);
  await databases.commons.transaction().execute(async (transaction) => {
    for (const [person, { subject }] of [
      [persons.odile, low],
      [persons.paul, paul],
    ] as const) {
      await identity.people.linkNationalIdentity(transaction, person, subject);
    }
  });
  const browser = new TestBrowser(server);
  assert.equal(await travel(browser, low), '/pro/connexion?psc=niveau');
  assert.equal(await travel(browser, null), '/pro/connexion?psc=refus');
  const search = await proveTo(await leave(browser), paul);
  assert.equal(await comeBack(new TestBrowser(server), search), '/pro/connexion?psc=refus', 'another browser');
  const altered = search.replace(/state=[^&]+/, 'state=another');
  assert.equal(await comeBack(browser, altered), '/pro/connexion?psc=refus', 'another state');
  assert.equal(await comeBack(browser, search), '/pro/connexion?psc=refus', 'a departure has one return');
  assert.equal((await browser.send('GET', '/api/identity/me')).statusCode, 401);

  await browser.signIn(EMAIL);
  const link = { url: `${PSC}/link`, body: { password: TEST_PASSWORD } };
  assert.equal(await travel(browser, paul, link.url, link.body), '/pro/compte?psc=autre-compte');
  const departure = await leave(browser, link.url, link.body);
  await browser.send('POST', '/api/identity/sign-out');
  assert.equal(await comeBack(browser, await proveTo(departure, odile)), '/pro/compte?psc=session');
});

test('a provider that does not answer is said to be away, and Cabinet without any says there is none', async (t) => {
  const provider = await startSimulatedProvider([odile], new URL(PRO_SANTE_CONNECT_CALLBACK, PUBLIC_URL));
  const { server } = await identityScene(t, { proSanteConnect: provider.settings });
  const browser = new TestBrowser(server);
  const { location } = (await browser.send('POST', PSC, { next: '/' })).json();
  const search = await proveTo(location, odile);
  await provider.close();
  const answer = await browser.send('GET', `${PRO_SANTE_CONNECT_CALLBACK}${search}`);
  assert.equal(answer.headers.location, '/pro/connexion?psc=indisponible');

  const without = new TestBrowser((await identityScene(t)).server);
  assert.deepEqual((await without.send('GET', PSC)).json(), { provider: null });
  assert.equal((await without.send('POST', PSC, { next: '/' })).json().code, 'identity.pro-sante-connect-absent');
});
