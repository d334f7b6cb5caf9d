import assert from 'node:assert/strict';
import test from 'node:test';
import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { LiveEvents, liveMessage } from '#platform/jobs/live-events.ts';
import type { PublishedEvent } from '#platform/jobs/job.ts';
import { httpDeclaration } from '../module.ts';
import type { Reach } from '../session.ts';
import { testServer } from '../testing.ts';
import { LiveStreams } from './live-streams.ts';
import { openLiveStream } from './live-stream.ts';
import { openLivePage } from './testing.ts';

const tea = {
  ...{ name: 'tea', title: 'Thé' },
  events: [
    { name: 'tea.poured', title: 'Servi' },
    { name: 'tea.recipe.changed', title: 'Recette changée', permission: 'tea.recipes' },
    { name: 'tea.guest.changed', title: 'Un invité a changé', permission: 'tea.recipes', withoutIds: true as const },
  ],
};

interface Standing {
  session: boolean;
  entrance: boolean;
  reach: Reach;
}

/** A server where one person enters one organisation for as long as `standing` says. */
async function scene(t: test.TestContext, liveBeatMs = 60_000) {
  const { databases, organization } = await testDatabases(t, [httpDeclaration]);
  const [own, other] = [await organization(), await organization()];
  const standing: Standing = { session: true, entrance: true, reach: 'all' };
  const live = new LiveEvents();
  const actor = { kind: 'person', id: newId(), name: 'Ulysse Fictif' } as const;
  const server = await testServer(t, {
    ...{ databases, live, liveBeatMs, modules: [{ declaration: tea, routes: [] }] },
    sessions: [
      {
        audience: 'professional',
        recognise: async ({ bearer }) =>
          standing.session && bearer === 'ulysse'
            ? { actor, boundTo: null, secondFactor: true, startedAt: '2026-11-21T08:00:00Z' }
            : null,
      },
    ],
    entrance: {
      enter: async (_session, organizationId) => {
        if (!standing.entrance || organizationId !== own)
          throw new NotFound('organization.not-found', 'Cette organisation n’existe pas.');
        const reach = () => standing.reach;
        return { organizationId, name: 'Salon d’essai', onBehalfOf: null, may: () => false, reach };
      },
    },
  });
  const tell = (kind: string, ids: PublishedEvent['ids'] = {}, organizationId = own) =>
    live.hear(liveMessage(organizationId, { kind, ids }));
  const open = (bearer = 'ulysse', organizationId = own) =>
    openLivePage(t, server, organizationId, { authorization: `Bearer ${bearer}` });
  return { server, standing, own, other, tell, open };
}

test('an open page hears kind and ids of what happens where it entered, and nothing of elsewhere', async (t) => {
  const { tell, open, other } = await scene(t);
  const page = await open();
  tell('tea.poured', { cupId: 'elsewhere' }, other);
  tell('tea.poured', { cupId: 'c1' });
  assert.deepEqual(await page.next(), { event: 'happened', data: { kind: 'tea.poured', ids: { cupId: 'c1' } } });
  assert.deepEqual([(await open('forged')).status, (await open('ulysse', other)).status], [401, 404]);
});

test('a right, an entrance or a session that ended hears nothing more, not even the event that follows', async (t) => {
  const { tell, open, standing } = await scene(t);
  for (const ended of ['session', 'entrance'] as const) {
    const page = await open();
    standing[ended] = false;
    tell('tea.poured', { cupId: 'c1' });
    assert.equal(await page.next(), null);
    standing[ended] = true;
  }
  const page = await open();
  standing.reach = ['p1'];
  tell('tea.recipe.changed', { professionalId: 'p2' });
  tell('tea.recipe.changed', { professionalId: 'p1' });
  assert.deepEqual(await page.happened(), { kind: 'tea.recipe.changed', ids: { professionalId: 'p1' } });
  standing.reach = [];
  tell('tea.recipe.changed', { professionalId: 'p1' });
  tell('tea.poured', { cupId: 'c2' });
  assert.deepEqual(await page.happened(), { kind: 'tea.poured', ids: { cupId: 'c2' } });
});

test('what happens to somebody whom some may not see is told without saying to whom', async (t) => {
  const { tell, open, standing } = await scene(t);
  const page = await open();
  tell('tea.guest.changed', { guestId: 'g1' });
  assert.deepEqual(await page.happened(), { kind: 'tea.guest.changed', ids: {} });
  standing.reach = [];
  tell('tea.guest.changed', { guestId: 'g2' });
  tell('tea.poured', { cupId: 'c1' });
  assert.deepEqual(await page.happened(), { kind: 'tea.poured', ids: { cupId: 'c1' } });
});

test('a silent stream beats, and ends at the beat that follows the end of the session', async (t) => {
  const { open, standing } = await scene(t, 20);
  const page = await open();
  assert.deepEqual(await page.next(), { event: 'beat', data: {} });
  standing.session = false;
  let last = await page.next();
  while (last !== null) last = await page.next();
  assert.equal((await open()).status, 401);
});

test('a server that closes ends its streams first, and waits for nobody', async (t) => {
  const { server, open } = await scene(t);
  const page = await open();
  const closing = server.close();
  assert.equal(await page.next(), null);
  await closing;
});

test('streams are bounded for each and for all, and a place is free again once one is left', async () => {
  const streams = new LiveStreams(1, 2);
  const needs = { listen: () => () => {}, readmit: async () => Promise.reject(new Error('gone')), beatMs: 60_000 };
  const make = () => openLiveStream({ ...needs, kindOf: () => undefined });
  const first = streams.open('a', make);
  assert.throws(() => streams.open('a', make), { code: 'events.too-many', retryAfterSeconds: 30 });
  const second = streams.open('b', make);
  assert.throws(() => streams.open('c', make), { code: 'events.full' });
  first.destroy();
  await new Promise((resolve) => first.once('close', resolve));
  const third = streams.open('a', make);
  for (const stream of [second, third]) stream.destroy();
});
