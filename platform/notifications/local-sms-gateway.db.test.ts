import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { testServer } from '#platform/http/testing.ts';
import { testJobs } from '#platform/jobs/testing.ts';
import { notificationsDeclaration, startNotifications } from './module.ts';
import type { MessageState } from './message-status.ts';

const START = '2026-03-02T08:00:00Z';

test('a demonstration sends its SMS to a simulated gateway, which reports them delivered or not as their number says', async (t) => {
  const clock = new FixedClock(START);
  const { databases, keys, runner } = await testJobs(t, {
    modules: [httpDeclaration, notificationsDeclaration],
    clock,
  });
  const { commons } = databases;
  const notifications = await startNotifications({
    ...{ commons, keys, clock, log: silentLog, outbox: runner, smtpUrl: null, smsGateway: null },
    ...{ mailFrom: { name: 'Cabinet', address: 'cabinet@localhost' }, localOutboxAllowed: true },
  });
  t.after(() => notifications.close());
  const server = await testServer(t, { databases, modules: [notifications.module] });
  await runner.start(notifications.module.jobs, []);
  const numbers = ['+33639980123', '+33639980404', '+33639980500', '+33639980503'];
  for (const [index, to] of numbers.entries()) {
    const sms = { to, text: `Votre code : 12${index}`, kind: 'identity.code', key: to, at: clock.now() };
    await commons.transaction().execute((transaction) => notifications.sms.send(transaction, sms));
    await runner.idle();
  }
  const states = () => Promise.all(numbers.map(async (number) => (await notifications.sms.status(number))!.state));
  assert.deepEqual(await states(), ['accepted', 'refused', 'accepted', 'queued']);

  notifications.listensAt(new URL(await server.listen({ host: '127.0.0.1', port: 0 })));
  const expected: MessageState[] = ['delivered', 'refused', 'failed', 'queued'];
  while (JSON.stringify(await states()) !== JSON.stringify(expected)) await pause(20, null, { signal: t.signal });

  const { messages } = (await server.inject('/api/notifications/local-outbox')).json();
  const [unreachable, delivered] = messages;
  assert.deepEqual(messages, [
    line(unreachable.id, '+33639980500', 'Votre code : 122'),
    line(delivered.id, '+33639980123', 'Votre code : 120'),
  ]);
  assert.deepEqual((await server.inject(`/api/notifications/local-outbox/${delivered.id}`)).json(), {
    ...{ ...delivered, from: 'Cabinet', text: 'Votre code : 120' },
    paragraphs: [[{ words: 'Votre code : 120' }]],
  });

  const answered = await server.inject({
    ...{ method: 'POST', url: `/api/notifications/local-outbox/${delivered.id}/reply`, payload: { text: 'STOP' } },
    headers: { 'x-requested-with': 'cabinet' },
  });
  assert.deepEqual([answered.statusCode, await notifications.sms.optedOut('+33639980123')], [204, true]);
});

function line(id: string, to: string, text: string) {
  return { id, channel: 'sms', receivedAt: START, recipients: [to], subject: text };
}
