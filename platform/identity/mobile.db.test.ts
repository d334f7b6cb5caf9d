import assert from 'node:assert/strict';
import test from 'node:test';
import { identityScene, TEST_PASSWORD, TestBrowser, totpCode } from './testing.ts';

const EMAIL = 'odile.fictive@dim.exemple.fr';
const NUMBER = '+33639980123';

async function scene(t: test.TestContext) {
  const opened = await identityScene(t);
  const person = { email: EMAIL, name: 'Odile Fictive', password: TEST_PASSWORD };
  await opened.databases.commons.transaction().execute((transaction) => {
    return opened.identity.people.createPerson(transaction, person);
  });
  const browser = new TestBrowser(opened.server);
  await browser.signIn(EMAIL);
  const received = () => /(\d{6})\. Il sert/.exec(opened.texts.at(-1)!.text)![1]!;
  const wait = (seconds: number) => opened.machine.moveTo(opened.machine.now().add({ seconds }).toString());
  const enrol = async () => {
    const started = await browser.send('POST', '/api/identity/mobile', {
      password: TEST_PASSWORD,
      number: '06 39 98 01 23',
    });
    assert.equal(started.statusCode, 204);
    const body = { number: NUMBER, code: received() };
    assert.equal((await browser.send('POST', '/api/identity/mobile/confirm', body)).statusCode, 204);
  };
  return { ...opened, browser, received, wait, enrol };
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

test('a telephone becomes a second factor by the password and the code it receives', async (t) => {
  const { browser, texts, mails, received, databases, wait } = await scene(t);
  const start = (body: object) => browser.send('POST', '/api/identity/mobile', body);
  assert.equal((await start({ password: 'faux', number: NUMBER })).json().code, 'identity.wrong-password');
  assert.equal((await start({ password: TEST_PASSWORD, number: '01 99 00 12 34' })).json().code, 'identity.mobile');
  assert.equal(texts.length, 0);
  assert.equal((await start({ password: TEST_PASSWORD, number: '06 39 98 01 23' })).statusCode, 204);
  assert.deepEqual([texts.length, texts[0]!.to, texts[0]!.kind], [1, NUMBER, 'identity.code']);

  const confirm = (code: string) => browser.send('POST', '/api/identity/mobile/confirm', { number: NUMBER, code });
  assert.equal((await confirm(wrong(received()))).json().code, 'identity.wrong-code');
  assert.deepEqual((await browser.send('GET', '/api/identity/ways')).json(), {
    application: false,
    mobile: null,
    passkeys: 0,
  });
  assert.equal((await confirm(received())).statusCode, 204);
  const ways = { application: false, mobile: '•• •• •• •• 23', passkeys: 0 };
  assert.deepEqual((await browser.send('GET', '/api/identity/ways')).json(), ways);
  assert.equal((await browser.send('GET', '/api/identity/me')).json().person.secondFactor, true);
  const [session] = await databases.commons.selectFrom('identity.sessions').select('second_factor').execute();
  assert.deepEqual([session, mails.map(({ subject }) => subject)], [{ second_factor: true }, ['Code par SMS activé']]);

  wait(30);
  assert.equal((await browser.send('DELETE', '/api/identity/mobile', { password: TEST_PASSWORD })).statusCode, 204);
  assert.equal((await browser.send('GET', '/api/identity/me')).json().person.secondFactor, false);
});

test('a sign-in with a telephone ends by the code sent to it, once, and by nothing else', async (t) => {
  const { server, enrol, received, texts, wait } = await scene(t);
  await enrol();
  const browser = new TestBrowser(server);
  const give = (code: string, kind = 'sms') => browser.send('POST', '/api/identity/second-factor', { code, kind });
  const send = () => browser.send('POST', '/api/identity/second-factor/sms');
  assert.equal((await send()).json().code, 'identity.challenge-over');
  assert.deepEqual((await browser.signIn(EMAIL)).json(), { state: 'second-factor' });
  const waiting = await browser.send('GET', '/api/identity/second-factor');
  assert.deepEqual(waiting.json(), { application: false, mobile: '•• •• •• •• 23', passkeys: 0 });
  assert.equal((await give(received())).json().code, 'identity.code-over', 'the code of the enrolment opens nothing');
  assert.equal((await send()).statusCode, 204);
  assert.equal(texts.length, 2);
  assert.equal((await send()).json().code, 'identity.code-too-soon');
  assert.equal((await give(wrong(received()))).json().code, 'identity.wrong-code');
  assert.deepEqual((await give(received())).json(), { state: 'signed-in' });
  assert.equal((await browser.send('GET', '/api/identity/me')).statusCode, 200);
  assert.equal((await give(received())).json().code, 'identity.challenge-over');
  wait(24 * 3600 + 5);
  assert.equal((await browser.send('GET', '/api/identity/me')).statusCode, 401);
});

test('taking the application away leaves the telephone, and the reverse', async (t) => {
  const { browser, enrol } = await scene(t);
  await enrol();
  const { secret } = (await browser.send('POST', '/api/identity/totp', { password: TEST_PASSWORD })).json();
  const confirmed = await browser.send('POST', '/api/identity/totp/confirm', { code: totpCode(secret) });
  assert.equal(confirmed.json().recoveryCodes.length, 10);
  const ways = async () => (await browser.send('GET', '/api/identity/ways')).json();
  const protectedByAny = async () => (await browser.send('GET', '/api/identity/me')).json().person.secondFactor;
  assert.deepEqual(await ways(), { application: true, mobile: '•• •• •• •• 23', passkeys: 0 });
  assert.equal((await browser.send('DELETE', '/api/identity/totp', { password: TEST_PASSWORD })).statusCode, 204);
  assert.deepEqual(
    [await ways(), await protectedByAny()],
    [{ application: false, mobile: '•• •• •• •• 23', passkeys: 0 }, true],
  );
  assert.equal((await browser.send('DELETE', '/api/identity/mobile', { password: TEST_PASSWORD })).statusCode, 204);
  assert.deepEqual([await ways(), await protectedByAny()], [{ application: false, mobile: null, passkeys: 0 }, false]);
});
