import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpeningView } from './api/hours.ts';
import { agendaScene, weekly } from './testing/scene.ts';

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();

test('hours made shorter or taken away name the visits that would stand outside, and change nothing until these are kept', async (t) => {
  const scene = await agendaScene(t);
  const { doctor, quere, consultation, patients } = scene;
  const { id, resourceId: _, ...opening } = weekly(scene);
  await doctor.do('POST', '/openings', { id, resourceId: quere, ...opening });
  const book = async (local: string) =>
    (await doctor.book({ resourceId: quere, reasonId: consultation, patientId: patients.lina, startsAt: at(local) }))
      .id;
  const [late, early, across] = [
    await book('2026-12-01T11:40'),
    await book('2026-11-24T09:00'),
    await book('2026-11-24T10:50'),
  ];
  const hours = async () =>
    (await doctor.do<{ openings: OpeningView[] }>('GET', `/hours?resourceId=${quere}`)).openings.map(
      ({ starts, ends, when }) => [starts, ends, when.kind === 'weekly' ? when.from : null],
    );
  const path = `/openings/${id}`;
  const shorter = { ...opening, ends: '11:00', appointments: 'ask' };
  assert.deepEqual(
    [
      await doctor.refused('agenda.opening-strands', 'PUT', path, shorter),
      await doctor.refused('agenda.opening-strands', 'DELETE', `${path}?appointments=ask`),
      await hours(),
    ],
    [{ appointmentIds: [across, late] }, { appointmentIds: [early, across, late] }, [['09:00', '12:00', '2026-01-01']]],
  );
  // A visit that is outside already is no reason to ask again.
  await doctor.do('PUT', path, { ...shorter, appointments: 'keep' });
  await doctor.do('PUT', path, { ...shorter, online: false });
  await doctor.do('DELETE', path);
  assert.deepEqual(await hours(), []);
});

test('hours that change are not rewritten in the days gone by, nor until the day from which they change', async (t) => {
  const scene = await agendaScene(t);
  const { doctor } = scene;
  const { id, resourceId, ...opening } = weekly(scene);
  await doctor.do('POST', '/openings', { id, resourceId, ...opening });
  const openOn = async (day: string) =>
    (await doctor.view(day)).columns[0]!.openings.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
  const morning = (day: string, ends: string) => [[at(`${day}T09:00`), at(`${day}T${ends}`)]];
  const when = { kind: 'weekly', weekday: 2, everyWeeks: 1, from: '2026-12-01' };
  await doctor.do('PUT', `/openings/${id}`, { ...opening, ends: '10:00', when });
  assert.deepEqual(
    [await openOn('2026-11-17'), await openOn('2026-11-24'), await openOn('2026-12-01')],
    [morning('2026-11-17', '12:00'), morning('2026-11-24', '12:00'), morning('2026-12-01', '10:00')],
  );
  scene.clock.moveTo('2026-12-09T09:00:00Z');
  await doctor.do('DELETE', `/openings/${id}`);
  assert.deepEqual([await openOn('2026-12-08'), await openOn('2026-12-15')], [morning('2026-12-08', '10:00'), []]);
});
