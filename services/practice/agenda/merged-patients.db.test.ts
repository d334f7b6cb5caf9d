import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppointmentView } from './api/appointments.ts';
import { agendaScene, weekly, type AgendaScene } from './testing/scene.ts';

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();

async function visitsOf({ manager }: AgendaScene, patientId: string): Promise<readonly string[]> {
  const read = await manager.do<{ appointments: AppointmentView[] }>('GET', `/patients/${patientId}/appointments`);
  return read.appointments.map(({ id }) => id);
}

test('visits of a merged file are read under the file kept and under its former name, booked before or after; parted again each has its own', async (t) => {
  const scene = await agendaScene(t);
  const { manager, agenda, database, quere, consultation, patients } = scene;
  const { solene: kept, lina: merged } = patients;
  await manager.do('POST', '/openings', weekly(scene));
  const book = (local: string, patientId: string) =>
    manager.book({ resourceId: quere, reasonId: consultation, patientId, startsAt: at(local) });
  const own = await book('2026-11-24T09:00', kept);
  const other = await book('2026-11-24T09:40', merged);
  const moved = await manager.act(other, 'move', { startsAt: at('2026-11-24T10:00') });

  const both = { keptId: kept, mergedId: merged, keptVersion: 1, mergedVersion: 1 };
  const { mergeId } = await manager.do<{ mergeId: string }>('POST', '/api/patients/merges', both);
  assert.deepEqual(await visitsOf(scene, kept), [other.id, own.id]);
  assert.deepEqual(await visitsOf(scene, merged), [other.id, own.id]);

  // Taking back a move made before the merge gives back the time, not the file.
  await manager.act(moved, 'undo');
  // A screen opened before the merge still names the other file.
  const late = await book('2026-11-24T11:00', merged);
  assert.deepEqual(await visitsOf(scene, kept), [late.id, other.id, own.id]);
  const briefs = async (id: string) => (await agenda.appointmentsOfPatient(database, id)).map((one) => one.id);
  assert.deepEqual(await briefs(kept), [own.id, other.id, late.id]);
  assert.deepEqual(await briefs(merged), [own.id, other.id, late.id]);

  await manager.do('POST', `/api/patients/merges/${mergeId}/undo`);
  assert.deepEqual(await visitsOf(scene, merged), [late.id, other.id]);
  assert.deepEqual(await visitsOf(scene, kept), [own.id]);
});
