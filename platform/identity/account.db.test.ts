import assert from 'node:assert/strict';
import test from 'node:test';
import { identityScene, TEST_PASSWORD, TestBrowser, totpCode, type IdentityScene } from './testing.ts';

const EMAIL = 'odile.fictive@dim.exemple.fr';

async function signedIn(t: test.TestContext): Promise<IdentityScene & { browser: TestBrowser }> {
  const scene = await identityScene(t);
  await scene.databases.commons.transaction().execute(async (transaction) => {
    for (const [email, name] of [
      [EMAIL, 'Odile Fictive'],
      ['paul.invente@dim.exemple.fr', 'Paul Inventé'],
    ] as const) {
      await scene.identity.people.createPerson(transaction, { email, name, password: TEST_PASSWORD });
    }
  });
  const browser = new TestBrowser(scene.server);
  await browser.signIn(EMAIL);
  return { ...scene, browser };
}

test('one sees one’s open sessions, closes one or all the others, and nobody else’s', async (t) => {
  const { server, browser } = await signedIn(t);
  const [telephone, tablet, stranger] = [
    new TestBrowser(server, '198.51.100.4'),
    new TestBrowser(server),
    new TestBrowser(server),
  ];
  await telephone.signIn(EMAIL);
  await tablet.signIn(EMAIL);
  await stranger.signIn('paul.invente@dim.exemple.fr');
  const list = async () => (await browser.send('GET', '/api/identity/sessions')).json();
  const sessions = await list();
  assert.deepEqual(
    sessions.map(({ ip, userAgent, current }: Record<string, unknown>) => [ip, userAgent, current]),
    [
      ['192.0.2.10', 'Essai/1.0', false],
      ['198.51.100.4', 'Essai/1.0', false],
      ['192.0.2.10', 'Essai/1.0', true],
    ],
  );
  const url = `/api/identity/sessions/${sessions[1].id}`;
  assert.equal((await stranger.send('DELETE', url)).json().code, 'identity.session-not-found');
  assert.equal((await browser.send('DELETE', url)).statusCode, 204);
  assert.equal((await telephone.send('GET', '/api/identity/me')).statusCode, 401);
  assert.deepEqual((await browser.send('DELETE', '/api/identity/sessions')).json(), { closed: 1 });
  assert.equal((await tablet.send('GET', '/api/identity/me')).statusCode, 401);
  assert.deepEqual([(await list()).length, (await stranger.send('GET', '/api/identity/me')).statusCode], [1, 200]);
});

test('a second factor begins with the password and a first code, and its session keeps its end', async (t) => {
  const { server, browser, databases, mails } = await signedIn(t);
  const end = async () =>
    (await databases.commons.selectFrom('identity.sessions').select(['expires_at', 'second_factor']).execute()).map(
      (row) => [row.expires_at, row.second_factor] as const,
    );
  const [[expiry]] = (await end()) as [readonly [string, boolean]];
  const start = (password: string) => browser.send('POST', '/api/identity/totp', { password });
  assert.equal((await start('faux')).json().code, 'identity.wrong-password');
  const { uri, secret } = (await start(TEST_PASSWORD)).json();
  assert.match(uri, /^otpauth:\/\/totp\/Cabinet:odile\.fictive%40dim\.exemple\.fr\?secret=/);
  assert.equal((await browser.send('GET', '/api/identity/me')).json().person.secondFactor, false);
  const confirm = (code: string) => browser.send('POST', '/api/identity/totp/confirm', { code });
  assert.equal((await confirm('00000x')).json().code, 'identity.wrong-code');
  const { recoveryCodes } = (await confirm(totpCode(secret))).json();
  assert.deepEqual([recoveryCodes.length, new Set(recoveryCodes).size], [10, 10]);
  assert.deepEqual(await end(), [[expiry, true]]);
  assert.equal((await browser.send('GET', '/api/identity/me')).json().person.secondFactor, true);
  assert.equal((await start(TEST_PASSWORD)).json().code, 'identity.second-factor-present');

  const stored = JSON.stringify(await databases.commons.selectFrom('identity.second_factors').selectAll().execute());
  for (const clear of [secret, ...recoveryCodes]) assert.ok(!stored.includes(clear));

  const recover = async (code: string) => {
    const other = new TestBrowser(server);
    await other.signIn(EMAIL);
    return (await other.send('POST', '/api/identity/second-factor', { code, kind: 'recovery' })).json();
  };
  assert.deepEqual(await recover(recoveryCodes[3]), { state: 'signed-in' });
  assert.equal((await recover(recoveryCodes[3])).code, 'identity.wrong-code');
  const renewed = (await browser.send('POST', '/api/identity/recovery-codes', { password: TEST_PASSWORD })).json();
  assert.equal((await recover(recoveryCodes[4])).code, 'identity.wrong-code');
  assert.deepEqual(await recover(renewed.recoveryCodes[0]), { state: 'signed-in' });

  assert.equal((await browser.send('DELETE', '/api/identity/totp', { password: TEST_PASSWORD })).statusCode, 204);
  const me = (await browser.send('GET', '/api/identity/me')).json();
  assert.equal(me.person.secondFactor, false);
  assert.deepEqual(
    mails.map((mail) => mail.subject),
    ['Double vérification activée', 'Double vérification désactivée'],
  );
});

test('creating the same person again resets what they sign in with and closes their sessions', async (t) => {
  const { databases, identity, browser } = await signedIn(t);
  const again = { email: EMAIL.toUpperCase(), name: 'Odile Fictive', password: 'boussole-verglas-tamis-17' };
  await databases.commons.transaction().execute((transaction) => identity.people.createPerson(transaction, again));
  assert.equal((await browser.send('GET', '/api/identity/me')).statusCode, 401);
  assert.equal((await browser.signIn(EMAIL)).statusCode, 401);
  assert.equal((await browser.signIn(EMAIL, again.password)).statusCode, 200);
});

test('sessions, links and counters past their time are swept', async (t) => {
  const { databases, identity, browser, machine } = await signedIn(t);
  await browser.send('POST', '/api/identity/forgotten-password', { email: EMAIL });
  await browser.signIn('personne@exemple.fr', 'faux');
  machine.moveTo(machine.now().add({ hours: 25 }).toString());
  await identity.sweepExpired();
  const left = await Promise.all(
    (['identity.sessions', 'identity.verifications', 'identity.attempts'] as const).map(
      async (table) => (await databases.commons.selectFrom(table).selectAll().execute()).length,
    ),
  );
  assert.deepEqual(left, [0, 0, 0]);
});
