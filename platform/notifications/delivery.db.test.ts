import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import PostalMime from 'postal-mime';
import { FixedClock } from '#platform/kernel/clock.ts';
import { Invalid, NotFound } from '#platform/kernel/errors.ts';
import { silentLog, type Log } from '#platform/kernel/log.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import { deliverDue } from './delivery.ts';
import type { Mail } from './mail.ts';
import { MessageOutbox } from './message-outbox.ts';
import { notificationsDeclaration } from './module.ts';
import { SmtpChannel } from './smtp-channel.ts';
import { testMailServer } from './testing.ts';

const START = '2026-03-02T08:00:00Z';
const sender = { name: 'Cabinet', address: 'cabinet@tilleuls.example' };

async function scene(t: TestContext, log: Log = silentLog) {
  const { databases, keys } = await testDatabases(t, [jobsDeclaration, notificationsDeclaration]);
  const { commons } = databases;
  const clock = new FixedClock(START);
  const asked: string[] = [];
  const outbox = { enqueueInCommons: async (_: unknown, name: string) => void asked.push(name) };
  const mail = new MessageOutbox({ commons, keys, outbox, sender });
  const server = await testMailServer(t);
  const channel = new SmtpChannel(server.url, sender.address);
  const signal = new AbortController().signal;
  const deliver = () => deliverDue({ commons, keys, outbox, channel, log, signal, now: () => clock.now() });
  const send = (more: Partial<Mail> = {}) =>
    commons.transaction().execute((transaction) => mail.send(transaction, { ...written, at: clock.now(), ...more }));
  return { commons, clock, asked, mail, server, deliver, send };
}

const written = {
  to: 'tim@chu.example',
  subject: 'Votre invitation',
  text: 'Bonjour,\n\nhttps://cabinet.example/pro/invitation/secret-du-lien',
  kind: 'organizations.invitation',
  key: 'invitation:1',
};

test('what anybody may set off reaches one address so many times a day, even asked for at once, and others as well', async (t) => {
  const { commons, clock, send } = await scene(t);
  const ask = (number: number, more: Partial<Mail> = {}) =>
    send({ kind: 'directory.case-opened', key: `case:${number}`, mostPerDay: 2, ...more });
  const sent = async (asked: Promise<string | null>) => (await asked) !== null;
  const first = await ask(1);
  const atOnce = await Promise.all([2, 3, 4, 5].map((number) => sent(ask(number))));
  assert.deepEqual(atOnce.toSorted(), [false, false, false, true]);
  assert.equal(await ask(1), first);
  assert.equal(await sent(ask(6, { to: 'zoe@chu.example' })), true);
  assert.equal(await sent(ask(7, { kind: 'organizations.invitation' })), true);
  assert.equal(await sent(send({ key: 'case:8', kind: 'directory.case-opened' })), true);
  clock.moveTo('2026-03-03T08:00:01Z');
  assert.equal(await sent(ask(9)), true);
  const { length } = await commons.selectFrom('notifications.messages').select('id').execute();
  assert.equal(length, 6);
});

test('a mail leaves with its transaction or not at all, once per key, and raw storage does not know its text', async (t) => {
  const { commons, asked, mail, server, deliver, send } = await scene(t);
  const undone = commons.transaction().execute(async (transaction) => {
    await mail.send(transaction, { ...written, at: Temporal.Instant.from(START) });
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  assert.deepEqual([await mail.status('invitation:1'), await deliver()], [null, 0]);

  asked.length = 0;
  const id = await send();
  assert.equal(await send({ subject: 'Encore' }), id);
  assert.deepEqual(asked, ['notifications.deliver']);
  const row = await commons.selectFrom('notifications.messages').selectAll().executeTakeFirstOrThrow();
  assert.equal(JSON.stringify({ ...row, content: row.content.toString('latin1') }).includes('secret-du-lien'), false);

  assert.equal(await deliver(), 1);
  const [received, ...others] = server.accepted;
  assert.deepEqual(others, []);
  assert.ok(received!.equals(await mail.original(id!)), 'what is kept is what was sent, byte for byte');
  assert.equal((await PostalMime.parse(received!)).subject, 'Votre invitation');
  const status = await mail.status('invitation:1');
  const [attempt] = status!.attempts;
  assert.match(attempt!.response, /^250 /);
  assert.deepEqual(status, {
    ...{ id, kind: 'organizations.invitation', recipient: 'tim@chu.example', state: 'accepted' },
    ...{ queuedAt: START, settledAt: START, reportedAt: null },
    attempts: [{ number: 1, at: START, outcome: 'accepted', code: 250, response: attempt!.response }],
  });
  await assert.rejects(mail.original('0190aaaa-0000-7000-8000-000000000000'), NotFound);
});

test('two runs at once send one message', async (t) => {
  const { server, deliver, send } = await scene(t);
  await send();
  const made = await Promise.all([deliver(), deliver(), deliver()]);
  assert.deepEqual([made.toSorted(), server.accepted.length], [[0, 0, 1], 1]);
});

test('a run that died after the server’s word sends the same bytes again, ten minutes later', async (t) => {
  const { commons, clock, mail, server, deliver, send } = await scene(t);
  const id = await send();
  await deliver();
  // As if the process had died before noting it.
  await commons.deleteFrom('notifications.attempts').execute();
  const due = '2026-03-02T08:10:00Z';
  await commons.updateTable('notifications.messages').set({ state: 'queued', due_at: due, settled_at: null }).execute();
  assert.equal(await deliver(), 0);
  clock.moveTo(due);
  assert.equal(await deliver(), 1);
  const [first, second] = server.accepted;
  assert.ok(first!.equals(second!));
  assert.equal((await PostalMime.parse(second!)).messageId, `<${id}@tilleuls.example>`);
  assert.equal((await mail.status('invitation:1'))?.state, 'accepted');
});

test('a temporary refusal is tried again when due, and accepted', async (t) => {
  const { clock, mail, server, deliver, send } = await scene(t);
  server.answers.set('tim@chu.example', { code: 451, text: 'Try later' });
  await send();
  await send({ key: 'invitation:2', to: 'dim@chu.example' });
  assert.equal(await deliver(), 2);
  server.answers.clear();
  assert.deepEqual([await deliver(), server.accepted.length], [0, 1]);
  clock.moveTo('2026-03-02T08:01:00Z');
  assert.deepEqual([await deliver(), server.accepted.length], [1, 2]);
  const { state, attempts } = (await mail.status('invitation:1'))!;
  assert.deepEqual(
    [state, attempts.map(({ number, at, outcome, code }) => ({ number, at, outcome, code }))],
    [
      'accepted',
      [
        { number: 1, at: START, outcome: 'postponed', code: 451 },
        { number: 2, at: '2026-03-02T08:01:00Z', outcome: 'accepted', code: 250 },
      ],
    ],
  );
});

test('a permanent refusal ends there, with the server’s reason', async (t) => {
  const { clock, mail, server, deliver, send } = await scene(t);
  server.answers.set('tim@chu.example', { code: 550, text: 'No such user' });
  await send();
  await deliver();
  clock.moveTo('2026-03-09T08:00:00Z');
  assert.deepEqual([await deliver(), server.accepted.length], [0, 0]);
  const { state, settledAt, attempts } = (await mail.status('invitation:1'))!;
  assert.deepEqual(
    { state, settledAt, attempts },
    {
      ...{ state: 'refused', settledAt: START },
      attempts: [{ number: 1, at: START, outcome: 'refused', code: 550, response: '550 No such user' }],
    },
  );
});

test('a server that is down delays the mail; back, it gets all of them', async (t) => {
  const { clock, mail, server, deliver, send } = await scene(t);
  await server.down();
  await send();
  await send({ key: 'invitation:2', to: 'dim@chu.example' });
  assert.equal(await deliver(), 1, 'the second is not even tried');
  const first = (await mail.status('invitation:1'))!;
  assert.deepEqual([first.state, first.attempts[0]?.outcome, first.attempts[0]?.code], ['queued', 'postponed', null]);
  await server.up();
  clock.moveTo('2026-03-02T08:01:00Z');
  assert.deepEqual([await deliver(), server.accepted.length], [2, 2]);
});

test('after five days of trying we say that we failed', async (t) => {
  const { clock, mail, server, deliver, send } = await scene(t);
  server.answers.set('tim@chu.example', { code: 451, text: 'Try later' });
  await send();
  clock.moveTo('2026-03-07T08:00:00Z');
  await deliver();
  const { state, settledAt } = (await mail.status('invitation:1'))!;
  assert.deepEqual([state, settledAt], ['failed', '2026-03-07T08:00:00Z']);
});

test('an address or a subject that would begin another header is refused, and log lines hold identifiers only', async (t) => {
  const logged: object[] = [];
  const log: Log = { ...silentLog, info: (fields) => void logged.push(fields) };
  const { deliver, send } = await scene(t, log);
  for (const bad of [
    { to: 'a@b.example\r\nBcc: c@d.example' },
    { to: 'a@b.example,c@d.example' },
    { subject: 'a\nBcc: x' },
  ]) {
    await assert.rejects(send(bad), Invalid);
  }
  const id = await send();
  await deliver();
  assert.deepEqual(logged, [{ messageId: id, attempt: 1, state: 'accepted', reply: 250 }]);
});
