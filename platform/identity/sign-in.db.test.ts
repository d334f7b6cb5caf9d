import assert from 'node:assert/strict';
import test from 'node:test';
import {
  identityScene,
  TEST_PASSWORD,
  TEST_TOTP_SECRET,
  TestBrowser,
  totpCode,
  type IdentityScene,
} from './testing.ts';

const EMAIL = 'odile.fictive@dim.exemple.fr';

async function withPerson(t: test.TestContext, totpSecret?: string, idleMinutes = 15): Promise<IdentityScene> {
  const scene = await identityScene(t, { idleMinutes });
  await scene.databases.commons.transaction().execute(async (transaction) => {
    const person = { email: EMAIL, name: 'Odile Fictive', password: TEST_PASSWORD };
    await scene.identity.people.createPerson(transaction, totpSecret ? { ...person, totpSecret } : person);
  });
  return scene;
}

test('a person signs in, is known at once, and signing out ends the session on the server', async (t) => {
  const { server, databases } = await withPerson(t);
  const browser = new TestBrowser(server);
  const signedIn = await browser.signIn(' Odile.FICTIVE@dim.exemple.fr'.trim());
  assert.deepEqual([signedIn.statusCode, signedIn.json()], [200, { state: 'signed-in' }]);
  const [cookie] = signedIn.cookies as unknown as Record<string, unknown>[];
  const { value, ...attributes } = cookie!;
  assert.deepEqual(attributes, { name: 'cabinet', maxAge: 86_400, path: '/', httpOnly: true, sameSite: 'Lax' });

  const me = (await browser.send('GET', '/api/identity/me')).json();
  assert.deepEqual(
    { ...me, person: { ...me.person, id: '' } },
    {
      person: {
        ...{ id: '', name: 'Odile Fictive', email: EMAIL, function: null, secondFactor: false },
        ...{ detailsDue: false, addressRefused: false },
      },
      ...{ organizations: [], now: '2026-11-21T09:00:00Z', demo: false, version: 'test' },
    },
  );

  const thief = new TestBrowser(server);
  thief.cookies.set('cabinet', encodeURIComponent(String(value)));
  assert.equal((await thief.send('GET', '/api/identity/me')).statusCode, 200);
  assert.equal((await browser.send('POST', '/api/identity/sign-out')).statusCode, 204);
  assert.equal((await thief.send('GET', '/api/identity/me')).statusCode, 401);

  const journal = await databases.commons
    .selectFrom('audit.entries')
    .select(['actor_name', 'action'])
    .orderBy('id')
    .execute();
  assert.deepEqual(journal, [
    { actor_name: 'Odile Fictive', action: 'identity.sign-in' },
    { actor_name: 'Odile Fictive', action: 'identity.session.ended' },
  ]);
});

test('a session token without its signature, as a thief of the database would have it, opens nothing', async (t) => {
  const { server, databases } = await withPerson(t);
  await new TestBrowser(server).signIn(EMAIL);
  const { token } = await databases.commons.selectFrom('identity.sessions').select('token').executeTakeFirstOrThrow();
  for (const forged of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`]) {
    const thief = new TestBrowser(server);
    thief.cookies.set('cabinet', encodeURIComponent(forged));
    assert.equal((await thief.send('GET', '/api/identity/me')).statusCode, 401);
  }
});

test('CIM-17 a wrong password and an unknown e-mail get the same answer, in like time', async (t) => {
  const { server } = await withPerson(t);
  const attempt = async (email: string) => {
    const started = performance.now();
    const { statusCode, body, cookies } = await new TestBrowser(server).signIn(email, 'mauvais-mot-de-passe');
    const { requestId: _, ...problem } = JSON.parse(body);
    return { answer: { statusCode, problem, cookies }, took: performance.now() - started };
  };
  await attempt('echauffement@exemple.fr');
  const known = await attempt(EMAIL);
  const unknown = await attempt('personne@dim.exemple.fr');
  assert.deepEqual(known.answer, unknown.answer);
  assert.deepEqual([known.answer.statusCode, known.answer.problem.code], [401, 'identity.wrong-credentials']);
  // Argon2id dominates both; without the dummy hash the unknown one would take a tenth.
  assert.ok(unknown.took > known.took / 3 && known.took > unknown.took / 3, `${known.took} / ${unknown.took} ms`);

  const right = await new TestBrowser(server).signIn(EMAIL);
  assert.equal(right.statusCode, 200);
});

test('twenty wrong passwords: five are looked at, then the account is locked even to the right one', async (t) => {
  const { server, machine } = await withPerson(t);
  const codes: string[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const browser = new TestBrowser(server, `192.0.2.${turn}`);
    codes.push((await browser.signIn(EMAIL, `mauvais-mot-de-passe-${turn}`)).json().code);
  }
  assert.deepEqual(codes, [...Array(5).fill('identity.wrong-credentials'), ...Array(15).fill('identity.locked')]);
  const refused = await new TestBrowser(server).signIn(EMAIL);
  assert.deepEqual([refused.statusCode, refused.headers['retry-after']], [429, '900']);
  assert.equal(refused.json().title, 'Trop d’essais. Réessayez dans 15 min, ou demandez un nouveau mot de passe.');
  machine.moveTo(machine.now().add({ minutes: 15 }).toString());
  assert.equal((await new TestBrowser(server).signIn(EMAIL)).statusCode, 200);
});

test('guesses made at once count as much as guesses made in turn, and an unknown e-mail locks alike', async (t) => {
  const { server } = await withPerson(t);
  for (const email of [EMAIL, 'personne@dim.exemple.fr']) {
    const attempts = Array.from({ length: 12 }, (_, turn) =>
      new TestBrowser(server, `198.51.100.${turn}`).signIn(email, 'faux'),
    );
    const statuses = (await Promise.all(attempts)).map((answer) => answer.statusCode).toSorted();
    assert.deepEqual(statuses, [...Array(5).fill(401), ...Array(7).fill(429)]);
  }
});

test('an address that tries many accounts is slowed down', async (t) => {
  const { server } = await withPerson(t);
  const browser = new TestBrowser(server, '203.0.113.7');
  const statuses: number[] = [];
  for (let turn = 0; turn < 21; turn += 1)
    statuses.push((await browser.signIn(`n${turn}@exemple.fr`, 'faux')).statusCode);
  assert.deepEqual(statuses, [...Array(20).fill(401), 429]);
  assert.equal((await new TestBrowser(server).signIn(EMAIL)).statusCode, 200);
});

test('a session ends a day after the sign-in, whatever happens in between', async (t) => {
  const { server, machine } = await withPerson(t, undefined, 24 * 60 + 1);
  const browser = new TestBrowser(server);
  await browser.signIn(EMAIL);
  const start = machine.now();
  machine.moveTo(start.add({ hours: 23, minutes: 59 }).toString());
  assert.equal((await browser.send('GET', '/api/identity/me')).statusCode, 200);
  machine.moveTo(start.add({ hours: 24, seconds: 5 }).toString());
  assert.equal((await browser.send('GET', '/api/identity/me')).json().code, 'session.required');
});

test('a session left alone for a quarter of an hour ends; work keeps it, a page that asks by itself does not', async (t) => {
  const { server, machine } = await withPerson(t);
  const browser = new TestBrowser(server);
  await browser.signIn(EMAIL);
  const wait = (minutes: number) => machine.moveTo(machine.now().add({ minutes }).toString());
  const statusOf = async () => (await browser.send('GET', '/api/identity/me')).statusCode;
  const seen: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    wait(14);
    seen.push(await statusOf());
  }
  for (let minutes = 5; minutes <= 10; minutes += 5) {
    wait(5);
    browser.idleSeconds = minutes * 60;
    seen.push(await statusOf());
  }
  wait(6);
  browser.idleSeconds = 960;
  seen.push(await statusOf());
  browser.idleSeconds = 0;
  seen.push(await statusOf());
  assert.deepEqual(seen, [200, 200, 200, 200, 200, 401, 401]);
});

test('a second factor is asked, and a code is good once only', async (t) => {
  const { server, databases } = await withPerson(t, TEST_TOTP_SECRET);
  const browser = new TestBrowser(server);
  assert.deepEqual((await browser.signIn(EMAIL)).json(), { state: 'second-factor' });
  assert.equal((await browser.send('GET', '/api/identity/me')).statusCode, 401);
  assert.equal((await databases.commons.selectFrom('identity.sessions').selectAll().execute()).length, 0);
  const code = totpCode(TEST_TOTP_SECRET);
  const give = (to: TestBrowser, given: string) => to.send('POST', '/api/identity/second-factor', { code: given });
  assert.equal((await give(browser, code === '000000' ? '000001' : '000000')).json().code, 'identity.wrong-code');
  assert.deepEqual((await give(browser, code)).json(), { state: 'signed-in' });
  assert.equal((await browser.send('GET', '/api/identity/me')).json().person.secondFactor, true);

  const watcher = new TestBrowser(server);
  await watcher.signIn(EMAIL);
  assert.equal((await give(watcher, code)).json().code, 'identity.wrong-code');
  assert.equal((await watcher.send('GET', '/api/identity/me')).statusCode, 401);
});

test('a code that served does not serve again after another one did', async (t) => {
  const { server, machine } = await withPerson(t, TEST_TOTP_SECRET);
  const sign = async (code: string) => {
    const browser = new TestBrowser(server);
    await browser.signIn(EMAIL);
    return (await browser.send('POST', '/api/identity/second-factor', { code })).json();
  };
  const now = Date.now();
  const [first, second] = [totpCode(TEST_TOTP_SECRET, now), totpCode(TEST_TOTP_SECRET, now - 30_000)];
  assert.deepEqual(await sign(first), { state: 'signed-in' });
  assert.deepEqual(await sign(second), { state: 'signed-in' });
  assert.equal((await sign(first)).code, 'identity.wrong-code');
  assert.equal((await sign(second)).code, 'identity.wrong-code');
  machine.moveTo(machine.now().add({ seconds: 91 }).toString());
  assert.deepEqual(await sign(first), { state: 'signed-in' });
});

test('the route that ends a sign-in confirms no enrolment: that has its own, which is journaled', async (t) => {
  const { server, databases } = await withPerson(t);
  const browser = new TestBrowser(server);
  await browser.signIn(EMAIL);
  const { secret } = (await browser.send('POST', '/api/identity/totp', { password: TEST_PASSWORD })).json();
  const code = totpCode(secret);
  const aside = await browser.send('POST', '/api/identity/second-factor', { code });
  assert.deepEqual([aside.statusCode, aside.json().code], [401, 'identity.challenge-over']);
  assert.equal((await browser.send('GET', '/api/identity/me')).json().person.secondFactor, false);
  assert.equal((await browser.send('POST', '/api/identity/totp/confirm', { code })).statusCode, 200);
  const lines = await databases.commons.selectFrom('audit.entries').select('action').orderBy('id').execute();
  assert.deepEqual(
    lines.map(({ action }) => action),
    ['sign-in', 'second-factor.started', 'second-factor.refused', 'second-factor.confirmed'].map(
      (action) => `identity.${action}`,
    ),
  );
});

test('a sign-in from a device not seen before is told by mail with date and device; the last ones are listed', async (t) => {
  const { server, mails } = await withPerson(t);
  const agent = 'Mozilla/5.0 (Windows NT 10.0; rv:150.0) Gecko/20100101 Firefox/150.0';
  const [own, again, other] = [
    new TestBrowser(server),
    new TestBrowser(server),
    new TestBrowser(server, '198.51.100.4'),
  ];
  other.agent = agent;
  for (const browser of [own, again]) await browser.signIn(EMAIL);
  assert.equal(mails.length, 0);
  await other.signIn(EMAIL);
  await other.signIn(EMAIL);
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [[EMAIL, 'Connexion depuis un nouvel appareil']],
  );
  assert.match(mails[0]!.text, /Firefox sur Windows, le samedi 21 novembre 2026 à 10:00 \(adresse 198\.51\.100\.4\)/);
  const list = (await own.send('GET', '/api/identity/sign-ins')).json();
  assert.deepEqual(
    list.map(({ way, ip, userAgent }: Record<string, string>) => [way, ip, userAgent]),
    [
      ['password', '198.51.100.4', agent],
      ['password', '198.51.100.4', agent],
      ['password', '192.0.2.10', 'Essai/1.0'],
      ['password', '192.0.2.10', 'Essai/1.0'],
    ],
  );
});

test('five wrong codes end the attempt and lock the second factor', async (t) => {
  const { server } = await withPerson(t, TEST_TOTP_SECRET);
  const browser = new TestBrowser(server);
  await browser.signIn(EMAIL);
  const give = (code: string) => browser.send('POST', '/api/identity/second-factor', { code });
  const codes: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) codes.push((await give('12345x')).json().code);
  assert.deepEqual(codes, [...Array(5).fill('identity.wrong-code'), 'identity.locked']);
  await browser.signIn(EMAIL);
  assert.equal((await give(totpCode(TEST_TOTP_SECRET))).json().code, 'identity.locked');
});
