import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import type { RequestView } from './api.ts';
import { bookAt, cancel, cascades, wait } from './testing/acts.ts';
import { waitingScene } from './testing/scene.ts';

test('nobody is put on the list, or changed there, whose file is closed to whoever asks or is not there', async (t) => {
  const scene = await waitingScene(t);
  const { call, database, patients } = scene;
  await assert.rejects(wait(scene, newId()), /404 .*patients\.not-found/);
  const request = await wait(scene, patients.omar);
  await database
    .insertInto('patients.oppositions')
    .values({
      ...{ id: newId(), patient_id: patients.omar, professional_id: null, manner: 'telephone' },
      ...{ set_at: scene.clock.now().toString(), set_by_name: 'Maïwenn Jolivet' },
    })
    .execute();
  await assert.rejects(wait(scene, patients.omar), /403 .*patients\.opposed/);
  const change = call('PATCH', `waiting-list/requests/${request}`, { urgency: 'urgent' });
  await assert.rejects(change, /403 .*patients\.opposed/);
  const { requests } = await call<{ requests: RequestView[] }>('POST', `waiting-list/requests/${request}/withdraw`);
  assert.deepEqual(
    requests.map(({ state, urgency, patient }) => [state, urgency, patient.hidden]),
    [['withdrawn', 'routine', 'opposition']],
  );
});

test('a patient who stands on the list three times is asked once, and whoever reads the offers is written', async (t) => {
  const scene = await waitingScene(t);
  const { patients, database } = scene;
  for (let turn = 0; turn < 3; turn += 1) await wait(scene, patients.thea, { urgency: 'urgent' });
  await wait(scene, patients.omar);
  await cancel(scene, await bookAt(scene, '2026-11-24T11:40'));
  const [first] = await cascades(scene);
  assert.deepEqual([first!.current!.patient.name, first!.candidates], ['Thérèse Belhadi', 2]);
  await scene.call('POST', `waiting-list/cascades/${first!.id}/next`);
  await scene.settle();
  const [second] = await cascades(scene);
  assert.equal(second!.current!.patient.name, 'Omar Van Acker');
  const lines = await database
    .selectFrom('audit.entries')
    .select('details')
    .where('action', '=', 'waiting-list.offers.read')
    .orderBy('id')
    .execute();
  // One for each answer: those of the acts too, which show as much.
  assert.equal(lines.length, 3);
  assert.deepEqual(lines[0]!.details, { offers: 1 });
});

test('the list shows five hundred requests, who waits before who was served, and says that there are more', async (t) => {
  const scene = await waitingScene(t);
  const { database, patients, resourceId, consultation, call } = scene;
  await wait(scene, patients.lise);
  await sql`INSERT INTO waiting_list.requests (id, patient_id, reason_ids, resource_ids, availability, urgency,
      notice_minutes, channel, state, created_at, changed_at)
    SELECT gen_random_uuid(), ${patients.omar}, ARRAY[${consultation}]::uuid[], ARRAY[${resourceId}]::uuid[],
      '[{"weekdays": [2], "from": "09:00", "until": "12:00"}]', 'routine', 60, 'sms', 'satisfied', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z'
    FROM generate_series(1, 500)`.execute(database);
  const { requests, more } = await call<{ requests: RequestView[]; more: boolean }>('GET', 'waiting-list/requests');
  const waiting = requests.filter(({ state }) => state === 'waiting');
  assert.deepEqual([requests.length, more, waiting.map(({ patient }) => patient.name)], [500, true, ['Lise Ginestet']]);
  await sql`UPDATE waiting_list.requests SET changed_at = '2026-10-01T08:00:00Z' WHERE state = 'satisfied'`.execute(
    database,
  );
  const later = await call<{ requests: RequestView[]; more: boolean }>('GET', 'waiting-list/requests');
  assert.deepEqual([later.requests.length, later.more], [1, false]);
});
