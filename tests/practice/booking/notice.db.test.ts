import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { bookingScene, type BookingScene } from './scene.ts';
import type { VisitorBrowser } from './visitor-browser.ts';

async function asking({ tilleuls, visitor }: BookingScene) {
  const browser = await visitor().signIn('anais@exemple.example');
  const page = await browser.get(`/praticien/${tilleuls.slug}/me-prevenir`);
  const personne = /option value="([0-9a-f-]{36})">Anaïs/.exec(page.body)![1]!;
  const ask = (motif: string, from: VisitorBrowser = browser) =>
    from.post(`/praticien/${tilleuls.slug}/me-prevenir`, { motif, personne });
  return { browser, ask };
}

async function reason({ tilleuls }: BookingScene, name: string, online: string): Promise<string> {
  const id = newId();
  const resourceIds = [tilleuls.resourceId];
  await tilleuls.pro('POST', '/api/agenda/reasons', { id, name, minutes: 20, resourceIds, online });
  return id;
}

test('« Me prévenir » asked again and again is one request, for each reason of the professional', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const { ask } = await asking(scene);
  const other = await reason(scene, 'Certificat', 'everybody');
  const answers = await Promise.all([tilleuls.consultation, tilleuls.consultation, other].map((motif) => ask(motif)));
  answers.push(await ask(tilleuls.consultation), await ask(other));
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200, 200, 200],
  );
  const rows = await tilleuls.database
    .selectFrom('waiting_list.requests')
    .select(['reason_ids', 'resource_ids', 'state'])
    .execute();
  assert.deepEqual(
    rows.map((row) => ({ ...row, reason_ids: row.reason_ids.toSorted() })),
    [
      {
        ...{ reason_ids: [tilleuls.consultation, other].toSorted(), resource_ids: [tilleuls.resourceId] },
        state: 'waiting',
      },
    ],
  );
});

test('« Me prévenir » takes the reasons of the public site alone, and those for known patients of whoever is known', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const { ask } = await asking(scene);
  const refused = [
    await ask(await reason(scene, 'Urgence du jour', 'nobody')),
    await ask(newId()),
    await ask(await reason(scene, 'Suivi', 'known')),
  ];
  assert.deepEqual(
    refused.map(({ statusCode }) => statusCode),
    [404, 404, 409],
  );
  // Nothing came of it: no file was opened.
  assert.deepEqual(await tilleuls.database.selectFrom('patients.patients').select('id').execute(), []);
});
