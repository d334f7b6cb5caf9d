import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, bookAt, cancel, cascades, wait } from './testing/acts.ts';
import { waitingScene } from './testing/scene.ts';

test('what the practice cancels is offered to nobody while it may be taken back', async (t) => {
  const scene = await waitingScene(t, { undoSeconds: 15 });
  const { clock, patients, texts } = scene;
  await wait(scene, patients.thea);
  const [mistaken, meant] = [await bookAt(scene, '2026-11-24T11:40'), await bookAt(scene, '2026-11-24T11:00')];
  await cancel(scene, mistaken);
  await cancel(scene, meant);
  assert.deepEqual(await cascades(scene), []);
  clock.moveTo('2026-11-24T07:00:10Z');
  await scene.call('POST', `agenda/appointments/${mistaken}/undo`, { version: 2 });
  clock.moveTo('2026-11-24T07:00:15Z');
  await scene.settle();
  assert.deepEqual(
    (await cascades(scene)).map(({ startsAt, state }) => [startsAt, state]),
    [[at('2026-11-24T11:00'), 'offering']],
  );
  assert.equal(texts.length, 1);
});
