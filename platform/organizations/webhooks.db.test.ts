import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { silentLog } from '#platform/kernel/log.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { refuseUnsigned } from '#platform/http/signatures.ts';
import { TestBrowser } from '#platform/identity/testing.ts';
import type { WebhookReach } from './outside-addresses.ts';
import { organizationsScene } from './testing.ts';

const WEBHOOKS = '/api/organizations/webhooks';
const NAMED = 'organizations.rights.changed';

interface Heard {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A program outside, which answers with the status it is told to. */
async function program(t: test.TestContext) {
  const heard: Heard[] = [];
  const answers = { status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(answers.status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { heard, answers, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cabinet` };
}

async function garden(t: test.TestContext, reach: WebhookReach = 'loopback') {
  const scene = await organizationsScene(t, silentLog, [], reach);
  const id = await scene.establishment('Jardin des Aulnes');
  const rita = await (await scene.person(id, 'Rita Imaginaire', 'referent')).signIn();
  /** Its own making is told too; what happens next happens a second later. */
  const make = async (url: string, kinds: readonly string[] = [NAMED]) => {
    const made = (await rita.send('POST', WEBHOOKS, { url, kinds }, id)).json();
    await scene.runner.idle();
    scene.clock.moveTo(scene.clock.now().add({ seconds: 1 }).toString());
    return made as { id: string; secret: string; code?: string };
  };
  /** Something happens that is told as `organizations.rights.changed`. */
  const happen = async () => {
    const invitation = { email: `n${scene.mails.length}@aulnes.exemple.fr`, role: 'visitor' };
    await rita.send('POST', '/api/organizations/invitations', invitation, id);
    await scene.runner.idle();
  };
  const deliveries = async (webhook: string) =>
    (await rita.send('GET', `${WEBHOOKS}/${webhook}/deliveries`, undefined, id)).json();
  return { scene, id, rita, make, happen, deliveries };
}

test('a webhook is told what it follows, signed and dated, with ids only, and nothing of elsewhere', async (t) => {
  const { scene, id, rita, make, happen, deliveries } = await garden(t);
  const { heard, url } = await program(t);
  const { id: webhook, secret } = await make(url);
  assert.match(secret, /^cabwh_[\w-]{43}$/);
  const other = await scene.establishment('Jardin des Bouleaux');
  await scene.person(other, 'Paul Inventé', 'visitor');
  await scene.runner.idle();
  const before = heard.length;
  await happen();
  assert.equal(heard.length, before + 1);
  const { headers, body } = heard.at(-1)!;
  refuseUnsigned(secret, headers, Buffer.from(body), systemClock.now());
  assert.throws(() => refuseUnsigned('cabwh_other', headers, Buffer.from(body), systemClock.now()), { status: 401 });
  assert.throws(() => refuseUnsigned(secret, headers, Buffer.from(`${body} `), systemClock.now()), { status: 401 });
  const [delivery] = await deliveries(webhook);
  const event = { kind: NAMED, ids: {} };
  assert.deepEqual(JSON.parse(body), { id: delivery.id, ...event, organizationId: id, at: '2026-11-21T09:00:01Z' });
  assert.deepEqual(delivery, {
    ...{ id: delivery.id, ...event, happenedAt: '2026-11-21T09:00:01Z', state: 'delivered', attempts: 1 },
    ...{ status: 204, trouble: null },
  });
  const listed = (await rita.send('GET', WEBHOOKS, undefined, id)).json();
  assert.deepEqual(listed, {
    webhooks: [
      {
        ...{ id: webhook, url, kinds: [NAMED], createdBy: 'Rita Imaginaire', createdAt: '2026-11-21T09:00:00Z' },
        ...{ failures: 0, disabledAt: null },
      },
    ],
    offered: [{ name: NAMED, title: 'Un accès à l’organisation a changé' }],
    reach: 'loopback',
  });
  const stored = JSON.stringify(
    await scene.databases.commons.selectFrom('organizations.webhooks').selectAll().execute(),
  );
  assert.ok(!stored.includes(secret));
});

test('what fails is sent again, later and later, then given up; after five given up nothing more is told', async (t) => {
  const { scene, id, rita, make, happen, deliveries } = await garden(t);
  const { heard, answers, url } = await program(t);
  const { id: webhook } = await make(url);
  answers.status = 500;
  await scene.runner.idle();
  heard.length = 0;
  await happen();
  assert.deepEqual([heard.length, (await deliveries(webhook))[0].state], [1, 'pending']);
  const waits = ['PT30S', 'PT2M', 'PT10M', 'PT1H', 'PT3H', 'PT8H'];
  for (const wait of waits) {
    scene.clock.moveTo(scene.clock.now().add(Temporal.Duration.from(wait)).toString());
    await scene.runner.idle();
  }
  const [given] = await deliveries(webhook);
  const times = heard.filter(({ body }) => body.includes(given.id)).length;
  assert.deepEqual([times, given.state, given.attempts, given.status], [7, 'failed', 7, 500]);

  const failures = () =>
    rita.send('GET', WEBHOOKS, undefined, id).then((answer) => {
      const [one] = answer.json().webhooks;
      return [one.failures, one.disabledAt === null];
    });
  const [failed] = await failures();
  const commons = scene.databases.commons.updateTable('organizations.webhooks');
  await commons.set({ failures: 4 }).where('id', '=', webhook).execute();
  assert.ok(Number(failed) >= 1);
  await happen();
  for (const wait of waits) {
    scene.clock.moveTo(scene.clock.now().add(Temporal.Duration.from(wait)).toString());
    await scene.runner.idle();
  }
  assert.deepEqual(await failures(), [5, false]);
  heard.length = 0;
  await happen();
  assert.equal(heard.length, 0);

  answers.status = 200;
  assert.equal((await rita.send('POST', `${WEBHOOKS}/${webhook}/enable`, undefined, id)).statusCode, 204);
  await scene.runner.idle();
  heard.length = 0;
  await happen();
  assert.deepEqual([heard.length, await failures()], [1, [0, true]]);
});

test('a trial, a new secret, a removal: the former secret signs no more, and who was removed hears nothing', async (t) => {
  const { scene, id, rita, make, happen } = await garden(t);
  const { heard, answers, url } = await program(t);
  const { id: webhook, secret } = await make(url);
  await scene.runner.idle();
  const ping = async () => {
    assert.equal((await rita.send('POST', `${WEBHOOKS}/${webhook}/ping`, undefined, id)).statusCode, 204);
    await scene.runner.idle();
    return heard.at(-1)!;
  };
  assert.equal(JSON.parse((await ping()).body).kind, 'cabinet.ping');
  const renewed = (await rita.send('POST', `${WEBHOOKS}/${webhook}/secret`, undefined, id)).json().secret as string;
  const { headers, body } = await ping();
  assert.throws(() => refuseUnsigned(secret, headers, Buffer.from(body), systemClock.now()), { status: 401 });
  refuseUnsigned(renewed, headers, Buffer.from(body), systemClock.now());
  answers.status = 302;
  const count = heard.length;
  await ping();
  assert.equal(heard.length, count + 1, 'a redirection is not followed');
  assert.equal((await rita.send('DELETE', `${WEBHOOKS}/${webhook}`, undefined, id)).statusCode, 204);
  heard.length = 0;
  await happen();
  assert.equal(heard.length, 0);
  assert.equal((await rita.send('POST', `${WEBHOOKS}/${webhook}/ping`, undefined, id)).statusCode, 404);
});

test('no webhook leads inside: by address, by name, or in clear, unless a setting allows this machine', async (t) => {
  const { scene, id, rita, make, deliveries } = await garden(t, 'public');
  const { heard, url } = await program(t);
  const unfit = 'organizations.webhook-unfit';
  for (const address of [url, 'ftp://exemple.fr', 'https://a:b@exemple.fr', 'exemple.fr']) {
    assert.equal((await make(address)).code, unfit, address);
  }
  assert.equal((await make('https://exemple.fr', ['coding.stay.validated'])).code, unfit);
  const port = new URL(url).port;
  for (const inside of [
    `https://127.0.0.1:${port}/`,
    `https://localhost:${port}/`,
    `https://[::ffff:127.0.0.1]:${port}/`,
  ]) {
    const { id: webhook } = await make(inside);
    await rita.send('POST', `${WEBHOOKS}/${webhook}/ping`, undefined, id);
    await scene.runner.idle();
    const [sent] = await deliveries(webhook);
    assert.deepEqual([sent.state, sent.status, sent.trouble], ['pending', null, 'private-address'], inside);
  }
  assert.equal(heard.length, 0);
  const stranger = new TestBrowser(scene.server);
  assert.equal((await stranger.send('GET', WEBHOOKS, undefined, id)).statusCode, 401);
  const visitor = await (await scene.person(id, 'Zoé Visiteuse', 'visitor')).signIn();
  assert.equal((await visitor.send('GET', WEBHOOKS, undefined, id)).json().code, 'permission.missing');
});
