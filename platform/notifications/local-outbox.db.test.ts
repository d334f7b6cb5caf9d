import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { testServer } from '#platform/http/testing.ts';
import { testJobs } from '#platform/jobs/testing.ts';
import { notificationsDeclaration, startNotifications } from './module.ts';

const START = '2026-03-02T08:00:00Z';
const LIST = '/api/notifications/local-outbox';

async function scene(t: TestContext, localOutboxAllowed: boolean) {
  const clock = new FixedClock(START);
  const opened = await testJobs(t, { modules: [httpDeclaration, notificationsDeclaration], clock });
  const { databases, keys, runner } = opened;
  const { commons } = databases;
  const notifications = await startNotifications({
    ...{ commons, keys, clock, log: silentLog, outbox: runner, smtpUrl: null, smsGateway: null, localOutboxAllowed },
    mailFrom: { name: 'Cabinet', address: 'cabinet@localhost' },
  });
  t.after(() => notifications.close());
  const server = await testServer(t, { databases, modules: [notifications.module] });
  await runner.start(notifications.module.jobs, []);
  const send = (key: string) =>
    commons.transaction().execute((transaction) =>
      notifications.mail.send(transaction, {
        ...{ to: 'tim@chu.example', subject: 'Votre invitation : été', kind: 'organizations.invitation' },
        ...{ text: 'Bonjour,\n\nhttp://localhost:3000/pro/invitation/abc', key, at: clock.now() },
      }),
    );
  return { notifications, server, send, runner, commons };
}

test('without a mail server a demonstration keeps its mails in the local outbox, where they can be read', async (t) => {
  const { notifications, server, send, runner, commons } = await scene(t, true);
  assert.equal(notifications.local, true);
  await send('invitation:1');
  await runner.idle();
  assert.equal((await notifications.mail.status('invitation:1'))?.state, 'accepted');

  const { messages } = (await server.inject(LIST)).json();
  const [message] = messages;
  assert.deepEqual(messages, [
    {
      ...{ id: message.id, channel: 'mail', receivedAt: START },
      ...{ recipients: ['tim@chu.example'], subject: 'Votre invitation : été' },
    },
  ]);
  assert.deepEqual((await server.inject(`${LIST}/${message.id}`)).json(), {
    ...message,
    from: 'Cabinet <cabinet@localhost>',
    text: 'Bonjour,\n\nhttp://localhost:3000/pro/invitation/abc\n\n-- \nMessage de service envoyé automatiquement par Cabinet, sans publicité. Inutile d’y répondre.',
    paragraphs: [
      [{ words: 'Bonjour,' }],
      [{ url: 'http://localhost:3000/pro/invitation/abc' }],
      [{ words: '-- \nMessage de service envoyé automatiquement par Cabinet, sans publicité. Inutile d’y répondre.' }],
    ],
  });
  const unknown = await server.inject(`${LIST}/0190aaaa-0000-7000-8000-000000000000`);
  assert.deepEqual([unknown.statusCode, unknown.json().code], [404, 'notifications.message-not-found']);

  const row = await commons.selectFrom('notifications.local_messages').selectAll().executeTakeFirstOrThrow();
  assert.equal(row.content.includes('invitation/abc'), false);
});

test('a page that points its own name at this machine reads nothing', async (t) => {
  const { server } = await scene(t, true);
  const rebound = await server.inject({ url: LIST, headers: { host: 'attacker.example:3000' } });
  assert.deepEqual([rebound.statusCode, rebound.json().code], [404, 'notifications.local-outbox-closed']);
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
    assert.equal((await server.inject({ url: LIST, headers: { host } })).statusCode, 200, host);
  }
});

test('where nobody could read it there is no local outbox: mails wait, and none is called accepted', async (t) => {
  const { notifications, server, send, runner } = await scene(t, false);
  await send('invitation:1');
  await runner.idle();
  const { state, attempts } = (await notifications.mail.status('invitation:1'))!;
  assert.deepEqual([notifications.local, state, attempts], [false, 'queued', []]);
  assert.equal((await server.inject(LIST)).statusCode, 404);
});
