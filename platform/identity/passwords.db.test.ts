import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import type { Log } from '#platform/kernel/log.ts';
import { identityScene, TEST_PASSWORD, TestBrowser, type IdentityScene } from './testing.ts';

const EMAIL = 'odile.fictive@dim.exemple.fr';
const NEW_PASSWORD = 'boussole-verglas-tamis-17';

async function withPerson(t: test.TestContext, log?: Log): Promise<IdentityScene> {
  const scene = await identityScene(t, log === undefined ? {} : { log });
  await scene.databases.commons.transaction().execute(async (transaction) => {
    await scene.identity.people.createPerson(transaction, {
      email: EMAIL,
      name: 'Odile Fictive',
      password: TEST_PASSWORD,
    });
  });
  return scene;
}

const tokenIn = (scene: IdentityScene) => /#(\S+)/.exec(scene.mails.at(-1)?.text ?? '')?.[1] ?? '';

/** Every row of every table of the commons, as text. */
async function everythingIn({ databases }: IdentityScene): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('identity', 'audit', 'http', 'database')`.execute(databases.commons);
  const contents = rows.map(({ name }) => sql`SELECT * FROM ${sql.raw(name)}`.execute(databases.commons));
  return JSON.stringify((await Promise.all(contents)).map((result) => result.rows));
}

test('CIM-18 a link replaces a forgotten password once and for thirty minutes; no password is kept in clear', async (t) => {
  const logged: unknown[] = [];
  const keep = (...line: unknown[]) => void logged.push(line);
  const scene = await withPerson(t, { info: keep, warn: keep, error: keep });
  const { server, mails } = scene;
  const browser = new TestBrowser(server);
  const ask = (email: string) => browser.send('POST', '/api/identity/forgotten-password', { email });
  const reset = (token: string, password = NEW_PASSWORD) =>
    browser.send('POST', '/api/identity/reset-password', { token, password });

  const thief = new TestBrowser(server);
  await thief.signIn(EMAIL);
  assert.equal((await ask(EMAIL)).statusCode, 204);
  const used = tokenIn(scene);
  assert.ok(!(await everythingIn(scene)).includes(used), 'the token is in the mail only');
  assert.equal((await reset(used, 'odile-fictive')).json().code, 'identity.password-weak');
  assert.equal((await reset(used)).statusCode, 204);
  assert.equal((await reset(used)).json().code, 'identity.link-refused');
  assert.equal((await thief.send('GET', '/api/identity/me')).statusCode, 401);
  assert.equal((await browser.signIn(EMAIL)).statusCode, 401);
  assert.equal((await browser.signIn(EMAIL, NEW_PASSWORD)).statusCode, 200);

  await ask(EMAIL);
  const late = tokenIn(scene);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 30 * 60_000 + 1000 });
  const expired = await reset(late);
  t.mock.timers.reset();
  assert.deepEqual([expired.statusCode, expired.json().code], [422, 'identity.link-refused']);
  assert.equal((await reset('forged'.repeat(4))).json().code, 'identity.link-refused');

  const everything = `${await everythingIn(scene)} ${JSON.stringify(logged)} ${JSON.stringify(mails)}`;
  for (const password of [TEST_PASSWORD, NEW_PASSWORD, 'odile-fictive']) assert.ok(!everything.includes(password));
  assert.match(await everythingIn(scene), /\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.deepEqual(
    mails.map((mail) => [mail.to, mail.kind]),
    [
      [EMAIL, 'identity.password-link'],
      [EMAIL, 'identity.password-changed'],
      [EMAIL, 'identity.password-link'],
    ],
  );
});

test('asking a link for an unknown e-mail gets the same answer in like time, and sends nothing', async (t) => {
  const { server, mails } = await withPerson(t);
  const ask = async (email: string) => {
    const started = performance.now();
    const { statusCode, body } = await new TestBrowser(server).send('POST', '/api/identity/forgotten-password', {
      email,
    });
    return { answer: [statusCode, body], took: performance.now() - started };
  };
  await ask('echauffement@exemple.fr');
  const [known, unknown] = [await ask(EMAIL), await ask('personne@exemple.fr')];
  assert.deepEqual(
    [known.answer, unknown.answer],
    [
      [204, ''],
      [204, ''],
    ],
  );
  assert.ok(Math.abs(known.took - unknown.took) < 200, `${known.took} / ${unknown.took} ms`);
  assert.equal(mails.length, 1);
});

test('a link opens a locked account again', async (t) => {
  const scene = await withPerson(t);
  const browser = new TestBrowser(scene.server);
  for (let turn = 0; turn < 6; turn += 1) await browser.signIn(EMAIL, 'faux');
  assert.equal((await browser.signIn(EMAIL)).statusCode, 429);
  await browser.send('POST', '/api/identity/forgotten-password', { email: EMAIL });
  await browser.send('POST', '/api/identity/reset-password', { token: tokenIn(scene), password: NEW_PASSWORD });
  assert.equal((await browser.signIn(EMAIL, NEW_PASSWORD)).statusCode, 200);
});

test('changing the password asks for the current one, keeps this session and closes the others', async (t) => {
  const { server, mails } = await withPerson(t);
  const [here, elsewhere] = [new TestBrowser(server), new TestBrowser(server)];
  await here.signIn(EMAIL);
  await elsewhere.signIn(EMAIL);
  const change = (password: string, newPassword = NEW_PASSWORD) =>
    here.send('POST', '/api/identity/password', { password, newPassword });
  const wrong = await change('faux');
  assert.deepEqual(
    [wrong.statusCode, wrong.json().code, wrong.json().errors[0].field],
    [...[422, 'identity.wrong-password', 'password']],
  );
  assert.equal((await change(TEST_PASSWORD, 'motdepasse1234')).json().errors[0].field, 'newPassword');
  assert.equal((await change(TEST_PASSWORD)).statusCode, 204);
  assert.equal((await here.send('GET', '/api/identity/me')).statusCode, 200);
  assert.equal((await elsewhere.send('GET', '/api/identity/me')).statusCode, 401);
  assert.equal((await elsewhere.signIn(EMAIL, NEW_PASSWORD)).statusCode, 200);
  assert.deepEqual(
    mails.map((mail) => mail.kind),
    ['identity.password-changed'],
  );
});

test('the meter judges without a session and says what to do', async (t) => {
  const { server } = await withPerson(t);
  const judge = async (password: string) =>
    (
      await new TestBrowser(server).send('POST', '/api/identity/password-strength', { password, known: ['Odile'] })
    ).json();
  assert.deepEqual(await judge('Odile2026'), {
    ...{ accepted: false, level: 1 },
    advice: [
      'Au moins 12 caractères : une phrase de plusieurs mots convient.',
      'Le mot de passe ne doit pas comporter de données personnelles ou liées au site.',
      'Ajoutez des mots moins courants.',
      'Utilisez des majuscules mais pas seulement sur la première lettre.',
    ],
  });
  assert.deepEqual(await judge(NEW_PASSWORD), { accepted: true, level: 4, advice: [] });
});
