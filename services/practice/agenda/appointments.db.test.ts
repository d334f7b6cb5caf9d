import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { agendaScene, weekly } from './testing/scene.ts';

test('first', async (t) => {
  const scene = await agendaScene(t);
  const { doctor, quere, consultation, patients } = scene;
  await doctor.do('POST', '/openings', weekly(scene));
  const id = newId();
  const made = await doctor.book({
    ...{ id, resourceId: quere, reasonId: consultation, patientId: patients.solene },
    ...{ startsAt: '2026-11-24T09:00:00+01:00', note: 'À jeun' },
  });
  console.log(made);
  const view = await doctor.view('2026-11-24');
  console.dir(view, { depth: 6 });
  const moved = await doctor.act(made, 'move', { startsAt: '2026-11-24T10:00:00+01:00' });
  const cancelled = await doctor.act(moved, 'cancel', { note: 'fièvre' });
  const back = await doctor.act(cancelled, 'undo');
  console.log(back);
  console.log(JSON.stringify(await doctor.do('GET', `/appointments/${id}/history`)));
  assert.ok(true);
});
