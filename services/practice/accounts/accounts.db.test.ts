import assert from 'node:assert/strict';
import test from 'node:test';
import type { FastifyInstance } from 'fastify';
import { testAccounts } from './testing.ts';

const OWN = { 'sec-fetch-site': 'same-origin' };

/** Somebody's browser: sends forms, keeps cookies. */
class Browser {
  readonly #server: FastifyInstance;
  readonly cookies: Record<string, string> = {};

  constructor(server: FastifyInstance) {
    this.#server = server;
  }

  async get(url: string) {
    return this.#keep(await this.#server.inject({ method: 'GET', url, cookies: this.cookies }));
  }

  async post(url: string, form: Record<string, string> = {}) {
    const payload = new URLSearchParams(form).toString();
    const headers = { ...OWN, 'content-type': 'application/x-www-form-urlencoded' };
    return this.#keep(await this.#server.inject({ method: 'POST', url, headers, payload, cookies: this.cookies }));
  }

  #keep<Response extends { cookies: { name: string; value: string }[] }>(response: Response): Response {
    for (const { name, value } of response.cookies) {
      if (value === '') delete this.cookies[name];
      else this.cookies[name] = value;
    }
    return response;
  }
}

type Room = Awaited<ReturnType<typeof testAccounts>>;

async function askCode(browser: Browser, { sent }: Room, adresse: string) {
  const { body } = await browser.post('/connexion', { adresse, suite: '/mon-compte' });
  const proved = /name="adresse"\s+value="([^"]+)"/.exec(body)![1]!;
  return { adresse: proved, code: /\d{6}/.exec(sent.at(-1)!.text)![0] };
}

async function signIn(room: Room, adresse: string): Promise<Browser> {
  const browser = new Browser(room.server);
  const answer = await browser.post('/connexion/code', {
    ...(await askCode(browser, room, adresse)),
    suite: '/mon-compte',
  });
  assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/mon-compte']);
  return browser;
}

test('a code sent to a verified address opens an account, once', async (t) => {
  const room = await testAccounts(t);
  const browser = new Browser(room.server);
  const asked = await askCode(browser, room, 'Anais.Fictive@exemple.example');
  assert.equal(room.sent[0]!.to, 'anais.fictive@exemple.example');
  assert.equal((await browser.post('/connexion/code', { ...asked, code: '000000' })).statusCode, 422);
  const opened = await browser.post('/connexion/code', asked);
  assert.deepEqual([opened.statusCode, opened.headers.location], [303, '/mes-rendez-vous']);
  assert.equal((await browser.post('/connexion/code', asked)).statusCode, 422);
  assert.match((await browser.get('/mon-compte')).body, /anais\.fictive@exemple\.example/);
});

test('a mobile is proved by SMS, a telephone that rings at home is refused', async (t) => {
  const room = await testAccounts(t);
  const browser = new Browser(room.server);
  await askCode(browser, room, '06 39 98 01 23');
  assert.deepEqual(
    room.sent.map(({ to }) => to),
    ['+33639980123'],
  );
  assert.equal((await browser.post('/connexion', { adresse: '01 99 00 12 34' })).statusCode, 422);
  // A country that was not chosen gets no SMS, by the page or by a program.
  assert.match(
    (await browser.post('/connexion', { adresse: '+1 202 555 0143' })).body,
    /Aucun SMS ne part vers ce pays/,
  );
  const payload = { address: '+12025550143' };
  const asked = await room.server.inject({ method: 'POST', url: '/api/accounts/codes', headers: OWN, payload });
  assert.deepEqual([asked.statusCode, room.sent.length], [422, 1]);
});

test('a patient session ends after a day', async (t) => {
  const room = await testAccounts(t);
  const signed = await signIn(room, 'late@exemple.example');
  assert.equal((await signed.get('/mon-compte')).statusCode, 200);
  room.machine.moveTo('2026-11-24T08:00:00Z');
  assert.equal((await signed.get('/mon-compte')).headers.location, '/connexion?suite=/mon-compte');
});

test('the holder adds relatives and takes them off, and a form comes back as it was typed', async (t) => {
  const room = await testAccounts(t);
  const browser = await signIn(room, 'holder@exemple.example');
  const refused = await browser.post('/mon-compte/personnes', {
    prenom: 'D’Artagnan 🎈',
    nom: '<b>',
    naissance: '31/02/1990',
  });
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /value="D’Artagnan 🎈"/);
  assert.match(refused.body, /value="&lt;b&gt;"/);
  assert.match(refused.body, /Date de naissance attendue/);
  await browser.post('/mon-compte/personnes', { prenom: 'Anaïs', nom: 'Fictive', naissance: '1/2/1990' });
  await browser.post('/mon-compte/personnes', { prenom: 'Tom', nom: 'Fictif', naissance: '2020-03-04', lien: 'child' });
  const people = await room.databases.commons
    .selectFrom('accounts.people')
    .select(['id', 'relation', 'birth_date'])
    .orderBy('birth_date')
    .execute();
  assert.deepEqual(
    people.map(({ relation, birth_date }) => [relation, birth_date]),
    [
      ['self', '1990-02-01'],
      ['child', '2020-03-04'],
    ],
  );
  await browser.post(`/mon-compte/personnes/${people[1]!.id}/retirer`);
  assert.doesNotMatch((await browser.get('/mon-compte')).body, /Tom/);
});

test('an account is for a household: twelve people at most, added at once or in turn', async (t) => {
  const room = await testAccounts(t);
  const browser = await signIn(room, 'holder@exemple.example');
  const add = (number: number) =>
    browser.post('/mon-compte/personnes', {
      ...{ prenom: `Enfant ${number}`, nom: 'Fictif', naissance: '2020-03-04', lien: 'child' },
    });
  for (let number = 1; number < 10; number += 1) assert.equal((await add(number)).statusCode, 303);
  const atOnce = await Promise.all([10, 11, 12, 13, 14].map(add));
  assert.deepEqual(
    atOnce.map(({ statusCode }) => statusCode).toSorted(),
    [303, 303, 303, 409, 409].map(Number).toSorted(),
  );
  const people = await room.databases.commons.selectFrom('accounts.people').select('id').execute();
  assert.equal(people.length, 12);
});

test('the holder sees other sessions and closes them, takes the data away, and closes the account', async (t) => {
  const room = await testAccounts(t);
  const telephone = await signIn(room, 'twice@exemple.example');
  const computer = await signIn(room, 'twice@exemple.example');
  const id = /sessions\/([0-9a-f-]{36})\/fermer/.exec((await computer.get('/mon-compte')).body)![1]!;
  await computer.post(`/mon-compte/sessions/${id}/fermer`);
  assert.equal((await telephone.get('/mon-compte')).statusCode, 303);
  const data = JSON.parse((await computer.get('/mon-compte/donnees')).body) as { account: { email: string } };
  assert.equal(data.account.email, 'twice@exemple.example');
  assert.equal((await computer.post('/mon-compte/fermer', { accord: 'oui' })).statusCode, 200);
  assert.deepEqual(await room.databases.commons.selectFrom('accounts.accounts').selectAll().execute(), []);
  assert.equal(room.sent.at(-1)!.to, 'twice@exemple.example');
});

test('a form sent from another site is refused, an old browser that only tells its origin is not', async (t) => {
  const { server } = await testAccounts(t);
  const send = (headers: Record<string, string>) =>
    server.inject({ method: 'POST', url: '/deconnexion', headers: { host: 'cabinet.example', ...headers } });
  assert.equal((await send({ origin: 'https://elsewhere.example' })).statusCode, 403);
  assert.equal((await send({ 'sec-fetch-site': 'cross-site', origin: 'http://cabinet.example' })).statusCode, 403);
  assert.equal((await send({ origin: 'http://cabinet.example' })).statusCode, 303);
});

test('a patient’s session ends thirty minutes after the last page, and lives on while pages are asked', async (t) => {
  const room = await testAccounts(t);
  const browser = await signIn(room, 'anais.fictive@exemple.example');
  const home = async () => (await browser.get('/mon-compte')).statusCode;
  for (const at of ['08:20', '08:40', '09:00']) {
    room.machine.moveTo(`2026-11-23T${at}:00Z`);
    assert.equal(await home(), 200);
  }
  room.machine.moveTo('2026-11-23T09:31:00Z');
  assert.equal(await home(), 303);
});
