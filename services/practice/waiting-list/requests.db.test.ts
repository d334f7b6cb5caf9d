import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { RequestView } from './api.ts';
import { at, bookAt, cancel, cascades, wait } from './testing/acts.ts';
import { waitingScene } from './testing/scene.ts';

test('a request gives up an appointment of its own patient only, when it is written and when it is taken', async (t) => {
  const scene = await waitingScene(t);
  const { patients, call, agenda, database, page } = scene;
  const ofOmar = await bookAt(scene, '2026-12-01T10:00', patients.omar);
  const kept = await bookAt(scene, '2026-12-01T11:00', patients.lise);
  for (const appointmentId of [ofOmar, newId()]) {
    await assert.rejects(wait(scene, patients.lise, { appointmentId }), /422 .*waiting-list.request.appointment/);
  }
  const request = await wait(scene, patients.lise, { appointmentId: kept });
  const change = call('PATCH', `waiting-list/requests/${request}`, { appointmentId: ofOmar });
  await assert.rejects(change, /422 .*waiting-list.request.appointment/);

  // Given to somebody else meanwhile: the offer is taken, the other's appointment stands.
  await database.updateTable('agenda.appointments').set({ patient_id: patients.omar }).where('id', '=', kept).execute();
  await cancel(scene, await bookAt(scene, '2026-11-24T11:40'));
  assert.match((await page(scene.lastSecret(), 'prendre')).text, /Ce rendez-vous est à vous/);
  await scene.settle();
  const states = [];
  for (const id of [ofOmar, kept]) states.push((await agenda.appointment(database, id)).state);
  assert.deepEqual(states, ['booked', 'booked']);
});

test('the later appointment that could not be given up at once is given up afterwards', async (t) => {
  const scene = await waitingScene(t);
  const { patients, agenda, database, page } = scene;
  const kept = await bookAt(scene, '2026-12-01T10:00', patients.lise);
  await wait(scene, patients.lise, { appointmentId: kept });
  await cancel(scene, await bookAt(scene, '2026-11-24T11:40'));
  const giveUp = t.mock.method(agenda, 'giveUp');
  giveUp.mock.mockImplementationOnce(async () => {
    throw new Error('stopped');
  });
  const secret = scene.lastSecret();
  for (let press = 0; press < 2; press += 1) await page(secret, 'prendre');
  await scene.settle();
  assert.equal((await agenda.appointment(database, kept)).state, 'cancelled');
  assert.match((await page(secret)).text, /Ce rendez-vous est à vous/);
});

test('whoever is withdrawn while a time is offered to them can no longer take it, and the next one is asked', async (t) => {
  const scene = await waitingScene(t);
  const { patients, call, page, database } = scene;
  const first = await wait(scene, patients.thea, { urgency: 'urgent' });
  await wait(scene, patients.omar);
  await cancel(scene, await bookAt(scene, '2026-11-24T11:40'));
  const secret = scene.lastSecret();
  const withdraw = () => call<{ requests: RequestView[] }>('POST', `waiting-list/requests/${first}/withdraw`);
  const { requests } = await withdraw();
  assert.deepEqual(
    requests.map(({ state }) => state),
    ['withdrawn', 'offered'],
  );
  await scene.settle();
  const [{ current, past }] = (await cascades(scene)) as [Awaited<ReturnType<typeof cascades>>[number]];
  assert.deepEqual(
    [current!.patient.name, current!.deadline, past.map(({ patient, state }) => [patient.name, state])],
    ['Omar Van Acker', at('2026-11-24T08:30'), [['Thérèse Belhadi', 'skipped']]],
  );
  assert.equal((await page(secret, 'prendre')).status, 409);
  // Withdrawn again, nothing changes and nothing is written.
  const written = () =>
    database.selectFrom('audit.entries').select('id').where('action', '=', 'waiting-list.request.withdrawn').execute();
  await withdraw();
  assert.equal((await written()).length, 1);
});
