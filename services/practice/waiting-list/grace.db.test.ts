import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { at, bookAt, cascades, wait } from './testing/acts.ts';
import { waitingScene } from './testing/scene.ts';

test('a visit moved or cancelled and taken back within two minutes tells nobody of its time, nor does a time given to another meanwhile', async (t) => {
  const scene = await waitingScene(t, { undoSeconds: 120 });
  const { clock, call, patients, resourceId, consultation, texts } = scene;
  await wait(scene, patients.thea);
  const [moved, cancelled, replaced] = [
    await bookAt(scene, '2026-11-24T09:30'),
    await bookAt(scene, '2026-11-24T10:30'),
    await bookAt(scene, '2026-11-24T11:30'),
  ];
  const act = (id: string, verb: string, body: object) => call('POST', `agenda/appointments/${id}/${verb}`, body);
  await act(moved, 'move', { version: 1, startsAt: at('2026-12-01T09:30') });
  await act(cancelled, 'cancel', { version: 1 });
  await act(replaced, 'cancel', { version: 1 });
  const slip = await bookAt(scene, '2026-12-08T10:00');
  await scene.settle();
  clock.moveTo(at('2026-11-24T08:01'));
  await act(moved, 'undo', { version: 2 });
  await act(cancelled, 'undo', { version: 2 });
  await act(slip, 'undo', { version: 1 });
  const body = { id: newId(), resourceId, reasonId: consultation, startsAt: at('2026-11-24T11:30') };
  await call('POST', 'agenda/appointments', body);
  for (const minute of ['08:02', '08:04']) {
    clock.moveTo(at(`2026-11-24T${minute}`));
    await scene.settle();
  }
  assert.deepEqual([texts, await cascades(scene)], [[], []]);
});

test('a time left, come back to and left again is offered two minutes after the last time it was left', async (t) => {
  const scene = await waitingScene(t, { undoSeconds: 120 });
  const { clock, call, patients, texts } = scene;
  await wait(scene, patients.thea);
  const appointmentId = await bookAt(scene, '2026-11-24T10:00');
  const act = (verb: string, version: number) =>
    call('POST', `agenda/appointments/${appointmentId}/${verb}`, { version });
  await act('cancel', 1);
  await scene.settle();
  clock.moveTo(at('2026-11-24T08:01'));
  await act('undo', 2);
  await act('cancel', 3);
  await scene.settle();
  for (const [minute, sent] of [
    ['08:02', 0],
    ['08:03', 1],
  ] as const) {
    clock.moveTo(at(`2026-11-24T${minute}`));
    await scene.settle();
    assert.equal(texts.length, sent, minute);
  }
});
