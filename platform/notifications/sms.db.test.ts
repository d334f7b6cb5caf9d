import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { z } from 'zod';
import { FixedClock } from '#platform/kernel/clock.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { refuseUnsigned, signedHeaders } from '#platform/http/signatures.ts';
import { testServer } from '#platform/http/testing.ts';
import { job, type Job } from '#platform/jobs/job.ts';
import { testJobs } from '#platform/jobs/testing.ts';
import { notificationsDeclaration, startNotifications } from './module.ts';
import type { Sms } from './sms.ts';

const START = '2026-03-02T08:00:00Z';
const SECRET = 'secret-partagé-avec-la-passerelle';
const HOOK = '/api/hooks/sms';
const KEY = 'reminders.appointment:1';

const written = {
  ...{ to: '+33639980123', kind: 'reminders.appointment', key: KEY },
  text: 'Rendez-vous demain à 9 h 20 chez le Dr Fictive : c’est confirmé.',
};

/** A gateway that answers as the test says, and keeps the bodies whose signature is right. */
async function testGateway(t: Pick<TestContext, 'after'>) {
  const received: unknown[] = [];
  const answers: { status: number; body: object }[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    refuseUnsigned(SECRET, request.headers, body, Temporal.Now.instant());
    received.push(JSON.parse(body.toString('utf8')));
    const { status, body: said } = answers.shift() ?? { status: 202, body: { providerId: `p-${received.length}` } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/messages`), received, answers, close: () => server.close() };
}

async function scene(t: TestContext, told: readonly Job[] = []) {
  const clock = new FixedClock(START);
  const { databases, keys, runner, organization } = await testJobs(t, {
    modules: [httpDeclaration, notificationsDeclaration],
    clock,
  });
  const { commons } = databases;
  const gateway = await testGateway(t);
  const { sms, module, close } = await startNotifications({
    ...{ commons, keys, clock, log: silentLog, outbox: runner, smtpUrl: null, localOutboxAllowed: false },
    ...{
      mailFrom: { name: 'Cabinet', address: 'cabinet@localhost' },
      smsGateway: { url: gateway.url, secret: SECRET },
    },
  });
  t.after(close);
  const server = await testServer(t, { databases, modules: [module] });
  await runner.start([...module.jobs, ...told], []);
  const send = (more: Partial<Sms> = {}) =>
    commons.transaction().execute((transaction) => sms.send(transaction, { ...written, at: clock.now(), ...more }));
  const report = (word: object, { secret = SECRET, at = Temporal.Now.instant(), altered = '' } = {}) => {
    const body = JSON.stringify(word);
    const headers = { 'content-type': 'application/json', ...signedHeaders(secret, body, at) };
    return server.inject({ method: 'POST', url: HOOK, headers, payload: body + altered });
  };
  return { organization, commons, clock, runner, gateway, sms, server, send, report };
}

test('an SMS is queued until the gateway accepts it, and delivered when the gateway says so; once per key', async (t) => {
  const { commons, runner, gateway, sms, send, report, clock } = await scene(t);
  assert.equal(await sms.status(KEY), null);
  const id = await send();
  assert.equal(await send({ text: 'Encore' }), id);
  await runner.idle();
  assert.deepEqual(gateway.received, [
    { id, to: '+33639980123', text: "Rendez-vous demain à 9 h 20 chez le Dr Fictive : c'est confirmé." },
  ]);
  const history = {
    ...{ id, kind: 'reminders.appointment', recipient: '+33639980123', queuedAt: START, settledAt: START },
    attempts: [{ number: 1, at: START, outcome: 'accepted', code: 202, response: '{"providerId":"p-1"}' }],
  };
  assert.deepEqual(await sms.status(KEY), { ...history, state: 'accepted', reportedAt: null });

  clock.moveTo('2026-03-02T08:00:09Z');
  const word = { event: 'state', id, providerId: 'p-1', state: 'delivered' };
  assert.deepEqual(
    [(await report(word)).statusCode, (await report({ ...word, state: 'failed' })).statusCode],
    [204, 204],
  );
  assert.deepEqual(await sms.status(KEY), { ...history, state: 'delivered', reportedAt: '2026-03-02T08:00:09Z' });
  const row = await commons.selectFrom('notifications.messages').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.content.includes('Fictive'), row.provider_id], [false, 'p-1']);
});

test('a room that wants to know is told each time the state of its SMS changes, in its organisation', async (t) => {
  const heard: unknown[] = [];
  const listen = job({
    ...{ name: 'reminders.follow', perOrganization: true, payload: z.object({ key: z.string() }) },
    handle: async ({ organizationId, payload }) => {
      heard.push([organizationId, payload.key, (await sms.status(payload.key))?.state]);
    },
  });
  const { organization, runner, sms, send, report } = await scene(t, [listen]);
  const organizationId = await organization();
  const id = await send({ organizationId, tells: 'reminders.follow' });
  await runner.idle();
  assert.deepEqual(heard, [[organizationId, KEY, 'accepted']]);
  const word = { event: 'state', id, providerId: 'p-1', state: 'delivered' };
  await report(word);
  await report(word);
  await runner.idle();
  assert.deepEqual(heard.slice(1), [[organizationId, KEY, 'delivered']]);
});

test('a number the gateway does not know is refused for good, and a gateway that is down is asked again', async (t) => {
  const { clock, runner, gateway, sms, send } = await scene(t);
  gateway.answers.push({ status: 422, body: { error: 'unknown' } }, { status: 503, body: {} });
  await send();
  await runner.idle();
  await send({ key: 'reminders.appointment:2' });
  await runner.idle();
  const stateOf = async (key: string) => {
    const { state, settledAt, attempts } = (await sms.status(key))!;
    return [state, settledAt, attempts.map(({ outcome, code }) => `${outcome} ${code}`)];
  };
  assert.deepEqual(await stateOf(KEY), ['refused', START, ['refused 422']]);
  assert.deepEqual(await stateOf('reminders.appointment:2'), ['queued', null, ['postponed 503']]);
  clock.moveTo('2026-03-02T08:01:00Z');
  await send({ key: 'reminders.appointment:3' });
  await runner.idle();
  const accepted = ['accepted', '2026-03-02T08:01:00Z', ['postponed 503', 'accepted 202']];
  assert.deepEqual(await stateOf('reminders.appointment:2'), accepted);
});

test('a report that comes before our own note of the gateway’s word is not undone by it', async (t) => {
  const { runner, gateway, sms, send, report } = await scene(t);
  const id = await send();
  assert.equal((await report({ event: 'state', id, providerId: 'p-0', state: 'failed' })).statusCode, 204);
  await runner.idle();
  assert.deepEqual([(await sms.status(KEY))?.state, gateway.received.length <= 1], ['failed', true]);
  const unknown = { event: 'state', id: '0190aaaa-0000-7000-8000-000000000000', providerId: 'p', state: 'delivered' };
  assert.equal((await report(unknown)).json().code, 'notifications.message-not-found');
});

test('only what the gateway signed with the secret, a moment ago and word for word, is believed', async (t) => {
  const { send, sms, server, report } = await scene(t);
  const word = { event: 'state', id: await send(), providerId: 'p-1', state: 'failed' };
  const now = Temporal.Now.instant();
  const forged = [
    await report(word, { secret: 'un-autre-secret-tout-aussi-long' }),
    await report(word, { at: now.subtract({ minutes: 6 }) }),
    await report(word, { at: now.add({ minutes: 6 }) }),
    await report(word, { altered: ' ' }),
    await server.inject({ method: 'POST', url: HOOK, payload: word }),
  ];
  assert.deepEqual(
    forged.map((answer) => [answer.statusCode, answer.json().code]),
    Array.from({ length: 5 }, () => [401, 'signature.refused']),
  );
  assert.notEqual((await sms.status(KEY))?.state, 'failed');
  const long = await report({ ...word, padding: 'x'.repeat(70_000) });
  assert.equal(long.statusCode, 413);
});

test('who answers STOP is remembered until they come back, and their words are not kept', async (t) => {
  const { sms, report, commons } = await scene(t);
  const answer = async (text: string) => {
    assert.equal((await report({ event: 'reply', from: '+33 6 39 98 01 23', text })).statusCode, 204);
    return sms.optedOut('+33639980123');
  };
  const wishes: boolean[] = [];
  for (const text of ['Merci !', ' stop sms', 'STOP', 'Reprise']) wishes.push(await answer(text));
  assert.deepEqual(wishes, [false, true, true, false]);
  assert.equal(await answer('arrêt'), true);
  assert.equal(await sms.optedOut('+33639980124'), false);
  const kept = await commons.selectFrom('notifications.sms_opt_outs').selectAll().execute();
  assert.deepEqual(kept, [{ number: '+33639980123', since: START }]);
});

test('a number without SMS, a number not in its international form, an empty or endless text are refused', async (t) => {
  const { send } = await scene(t);
  for (const bad of [{ to: '+33199001234' }, { to: '0639980123' }, { text: ' ' }, { text: 'a'.repeat(1000) }]) {
    await assert.rejects(send(bad), Invalid, JSON.stringify(bad).slice(0, 60));
  }
});
