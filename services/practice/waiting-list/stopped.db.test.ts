import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { at, bookAt, cascades, wait } from './testing/acts.ts';
import { waitingScene } from './testing/scene.ts';

test('a cascade that stopped before or after the time was held goes on where it was, and the patient is asked once', async (t) => {
  const scene = await waitingScene(t);
  const { patients, call, agenda, resourceId, texts } = scene;
  await wait(scene, patients.thea, { urgency: 'urgent' });
  await wait(scene, patients.omar);
  const really = agenda.hold.bind(agenda);
  const hold = t.mock.method(agenda, 'hold');
  hold.mock.mockImplementationOnce(async () => {
    throw new Error('stopped before');
  }, 0);
  hold.mock.mockImplementationOnce(async (...asked) => {
    await really(...asked);
    throw new Error('stopped after');
  }, 1);
  const time = { id: newId(), resourceId, startsAt: at('2026-11-24T10:00'), endsAt: at('2026-11-24T10:20') };
  const offer = () => call('POST', 'waiting-list/cascades', time);
  for (let stop = 0; stop < 2; stop += 1) {
    await assert.rejects(offer(), /: 500 /);
    await scene.settle();
    assert.equal(texts.length, 0);
  }
  // Nobody presses again: it goes on by itself.
  scene.clock.moveTo(at('2026-11-24T08:02'));
  await scene.settle();
  const [cascade] = await cascades(scene);
  assert.deepEqual(
    [cascade!.current!.patient.name, cascade!.current!.deadline, cascade!.past],
    ['Thérèse Belhadi', at('2026-11-24T08:30'), []],
  );
  assert.deepEqual(
    texts.map(({ to }) => to),
    ['+33639980021'],
  );
  assert.equal((await scene.page(scene.lastSecret(), 'prendre')).status, 200);
});

test('an appointment moved, then cancelled before anybody looked, frees both times', async (t) => {
  const scene = await waitingScene(t);
  const { patients, call, agenda } = scene;
  await wait(scene, patients.thea);
  await wait(scene, patients.omar);
  const appointmentId = await bookAt(scene, '2026-11-24T10:00');
  const really = agenda.changes.bind(agenda);
  const changed = Promise.withResolvers<void>();
  t.mock.method(agenda, 'changes', async (...asked: Parameters<typeof really>) => {
    await changed.promise;
    return really(...asked);
  });
  await call('POST', `agenda/appointments/${appointmentId}/move`, { version: 1, startsAt: at('2026-11-24T11:00') });
  await call('POST', `agenda/appointments/${appointmentId}/cancel`, { version: 2 });
  changed.resolve();
  await scene.settle();
  assert.deepEqual(
    (await cascades(scene)).map(({ startsAt, state }) => [startsAt, state]),
    [
      [at('2026-11-24T10:00'), 'offering'],
      [at('2026-11-24T11:00'), 'offering'],
    ],
  );
});
