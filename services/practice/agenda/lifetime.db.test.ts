import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { PublishedEvent } from '#platform/jobs/job.ts';
import { applyRetention } from '#platform/privacy/retention.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppointmentDetail, AppointmentView } from './api/appointments.ts';
import type { changesAnswer, historyAnswer } from './api/follow-up.ts';
import { agendaDeclaration } from './module.ts';
import { agendaScene, weekly } from './testing/scene.ts';

const scene = await agendaScene({ after });
const { doctor, manager, secretary, quere, roumegous, consultation, patients, clock } = scene;
await manager.do('POST', '/openings', weekly(scene));
await manager.do('POST', '/openings', weekly(scene, { resourceId: roumegous }));
const thursday = { kind: 'once', day: '2026-11-19' } as const;
await manager.do('POST', '/openings', weekly(scene, { starts: '08:00', ends: '18:00', when: thursday }));

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();
const visit = (local: string, patientId: string | null = patients.solene) => ({
  ...{ resourceId: quere, reasonId: consultation, patientId, startsAt: at(local) },
});
const history = async (id: string) =>
  (await doctor.do<z.output<typeof historyAnswer>>('GET', `/appointments/${id}/history`)).changes;

test('two people change one visit at once: the second is told, with its present state, and nothing is overwritten', async () => {
  const made = await doctor.book(visit('2026-11-24T09:00'));
  const [first, second] = await Promise.all([
    doctor.call('POST', `/appointments/${made.id}/move`, { version: 1, startsAt: at('2026-11-24T10:00') }),
    secretary.call('POST', `/appointments/${made.id}/move`, { version: 1, startsAt: at('2026-11-24T11:00') }),
  ]);
  const refused = [first, second].find(({ status }) => status === 409)!;
  const present = await doctor.do<AppointmentDetail>('GET', `/appointments/${made.id}`);
  assert.deepEqual([first.status, second.status].toSorted(), [200, 409]);
  assert.equal(refused.json.code, 'agenda.appointment.changed-meanwhile');
  const { id, version, resourceId, startsAt, endsAt, state } = present;
  assert.deepEqual(refused.json['facts'], {
    ...{ appointment: { id, version, resourceId, startsAt, endsAt, state }, changedAt: '2026-11-19T09:42:00Z' },
  });
  assert.equal(version, 2);
});

test('a move sent again after a lost answer moves once', async () => {
  const made = await doctor.book(visit('2026-12-01T09:00'));
  const move = { startsAt: at('2026-12-01T10:00') };
  assert.deepEqual((await doctor.act(made, 'move', move)).version, 2);
  assert.deepEqual((await doctor.act(made, 'move', move)).version, 2);
});

test('SEC-31 the history of a visit cancelled then taken up again shows each step, who, when, before and after, and is gone after two months', async () => {
  const made = await secretary.book(visit('2026-12-08T09:00'));
  clock.moveTo('2026-11-19T09:50:00Z');
  const moved = await doctor.act(made, 'move', { startsAt: at('2026-12-08T09:40'), resourceId: quere });
  const cancelled = await secretary.act(moved, 'cancel', { cause: 'patient', note: 'En voyage' });
  assert.deepEqual(
    [cancelled.state, cancelled.cancelCause, cancelled.cancelNote],
    ['cancelled', 'patient', 'En voyage'],
  );
  const back = await doctor.act(cancelled, 'undo');
  assert.deepEqual([back.state, back.cancelNote, back.startsAt], ['booked', null, at('2026-12-08T09:40')]);
  const snapshot = (local: string, state: string) => ({
    ...{ resourceId: quere, extraResourceIds: [], reasonId: consultation, patientId: patients.solene, late: false },
    ...{ startsAt: at(local), state, place: 'site' },
    endsAt: Temporal.Instant.from(at(local)).add({ minutes: 20 }).toString(),
  });
  const by = (name: string) => ({ kind: 'person', name });
  const [early, late] = [snapshot('2026-12-08T09:00', 'booked'), snapshot('2026-12-08T09:40', 'booked')];
  const gone = snapshot('2026-12-08T09:40', 'cancelled');
  const now = '2026-11-19T09:50:00Z';
  assert.deepEqual(await history(made.id), [
    { number: 1, at: '2026-11-19T09:42:00Z', kind: 'created', by: by('Maïwenn Jolivet'), before: null, after: early },
    { number: 2, at: now, kind: 'moved', by: by('Dr Nolwenn Quéré'), before: early, after: late },
    { number: 3, at: now, kind: 'cancelled', by: by('Maïwenn Jolivet'), before: late, after: gone },
    { number: 4, at: now, kind: 'undone', by: by('Dr Nolwenn Quéré'), before: gone, after: late },
  ]);
  clock.moveTo('2027-01-19T09:49:59Z');
  assert.equal((await history(made.id)).length, 3);
  const kept = () =>
    scene.database
      .selectFrom('agenda.history')
      .select('number')
      .where('appointment_id', '=', made.id)
      .orderBy('number')
      .execute();
  const nightly = () =>
    applyRetention(
      { family: 'organization', database: scene.database, now: clock.now() },
      [agendaDeclaration],
      // No rule of the agenda goes with files.
      null as never,
    );
  await nightly();
  assert.deepEqual(
    (await kept()).map(({ number }) => number),
    [2, 3, 4],
  );
  clock.moveTo('2027-01-19T09:50:01Z');
  assert.deepEqual(await history(made.id), []);
  await nightly();
  assert.deepEqual(await kept(), []);
  assert.equal((await doctor.do<AppointmentDetail>('GET', `/appointments/${made.id}`)).state, 'booked');
  clock.moveTo('2026-11-19T09:42:00Z');
});

test('a cancelled time is free again; its undo is refused once somebody took it', async () => {
  const made = await doctor.book(visit('2026-12-15T09:00'));
  const cancelled = await doctor.act(made, 'cancel');
  await doctor.book(visit('2026-12-15T09:00', patients.lina));
  const path = `/appointments/${made.id}/undo`;
  await doctor.refused('agenda.undo-taken', 'POST', path, { version: cancelled.version });
  const present = await doctor.do<AppointmentDetail>('GET', `/appointments/${made.id}`);
  assert.deepEqual([present.state, present.version], ['cancelled', 2]);
});

test('a move taken back returns to the former time and column; a creation taken back is cancelled as a mistake', async () => {
  const made = await manager.book(visit('2026-12-22T09:00'));
  const confirmed = await manager.act(made, 'state', { state: 'confirmed' });
  const moved = await manager.act(confirmed, 'move', { startsAt: at('2026-12-22T10:00'), resourceId: roumegous });
  assert.deepEqual([moved.resourceId, moved.state], [roumegous, 'booked']);
  const back = await manager.act(moved, 'undo');
  assert.deepEqual(
    [back.resourceId, back.startsAt, back.state, back.steps.confirmedAt],
    [quere, at('2026-12-22T09:00'), 'confirmed', '2026-11-19T09:42:00Z'],
  );
  await manager.book({ ...visit('2026-12-22T10:00', patients.lina), resourceId: roumegous });
  const mistaken = await manager.book(visit('2026-12-22T11:00'));
  const undone = await manager.act(mistaken, 'undo');
  assert.deepEqual([undone.state, undone.cancelCause], ['cancelled', 'mistake']);
});

test('part of MAI-076 a patient is marked late, absent or seen, with waiting times', async () => {
  const made = await doctor.book(visit('2026-11-19T11:00'));
  const late = await doctor.do<AppointmentDetail>('PATCH', `/appointments/${made.id}`, { version: 1, late: true });
  assert.equal(late.late, true);
  await doctor.refused('agenda.appointment.too-early', 'POST', `/appointments/${made.id}/state`, {
    ...{ version: 2, state: 'missed' },
  });
  clock.moveTo('2026-11-19T10:05:00Z');
  const arrived = await doctor.act(late, 'state', { state: 'arrived' });
  clock.moveTo('2026-11-19T10:17:30Z');
  const { waitingRoom } = await doctor.view('2026-11-19');
  assert.deepEqual(waitingRoom, [{ appointmentId: made.id, minutes: 12 }]);
  const started = await doctor.act(arrived, 'state', { state: 'in-progress' });
  clock.moveTo('2026-11-19T10:40:00Z');
  const done = await doctor.act(started, 'state', { state: 'done' });
  assert.deepEqual(
    [done.state, done.waitingMinutes, done.steps.arrivedAt, done.steps.doneAt],
    [...['done', 12, '2026-11-19T10:05:00Z', '2026-11-19T10:40:00Z']],
  );
  clock.moveTo('2026-11-19T10:45:00Z');
  const other = await doctor.book({ ...visit('2026-11-19T11:40'), startsAt: at('2026-11-19T12:00') });
  clock.moveTo('2026-11-19T11:15:00Z');
  const missed = await doctor.act(other, 'state', { state: 'missed' });
  assert.deepEqual([missed.state, missed.steps.missedAt], ['missed', '2026-11-19T11:15:00Z']);
  const visits = `/patients/${patients.solene}/appointments`;
  const { appointments } = await doctor.do<{ appointments: AppointmentView[] }>('GET', visits);
  const states = appointments.filter(({ startsAt }) => startsAt < '2026-11-20').map(({ state }) => state);
  assert.deepEqual(states, ['missed', 'done']);
  clock.moveTo('2026-11-19T09:42:00Z');
});

test('part of SEC-27 one diary for all: what one books the other hears of at once and reads', async () => {
  const heard: PublishedEvent[] = [];
  const stop = scene.runner.listen(scene.organizationId, (event) => heard.push(event));
  const began = performance.now();
  const made = await secretary.book({ ...visit('2026-12-29T09:00') });
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = setInterval(() => heard.some(({ ids }) => ids['appointmentId'] === made.id) && resolve(), 20);
  await promise;
  clearInterval(look);
  stop();
  assert.ok(performance.now() - began < 5_000);
  const { professionalId } = (await scene.agenda.resources(scene.database)).find(({ id }) => id === quere)!;
  assert.deepEqual(heard.find(({ kind }) => kind === 'agenda.appointment.changed')!.ids, {
    ...{ appointmentId: made.id, resourceId: quere, professionalId },
  });
  const view = await doctor.view('2026-12-29');
  assert.deepEqual(
    view.appointments.map(({ id }) => id),
    [made.id],
  );
});

test('what others changed since the last visit is told, newest first, and once read is read', async () => {
  const asked = () => doctor.do<z.output<typeof changesAnswer>>('GET', '/changes');
  clock.moveTo('2026-11-19T13:00:00Z');
  await doctor.do('POST', '/changes/seen');
  assert.equal((await asked()).unread, 0);
  clock.moveTo('2026-11-19T13:10:00Z');
  const made = await secretary.book(visit('2026-12-29T10:00', patients.adam));
  await doctor.book(visit('2026-12-29T11:00', patients.lina));
  const { unread, changes } = await asked();
  assert.equal(unread, 1);
  assert.deepEqual(
    changes.map(({ kind, by, byPatient, appointment }) => [kind, by, byPatient, appointment.id]),
    [['created', 'Maïwenn Jolivet', false, made.id]],
  );
  await doctor.do('POST', '/changes/seen');
  assert.equal((await asked()).unread, 0);
  clock.moveTo('2026-11-19T09:42:00Z');
});

test('changes since long ago are read as many as are asked, and counted up to a thousand', async () => {
  const made = await secretary.book(visit('2026-12-29T11:40', patients.adam));
  await sql`INSERT INTO agenda.history
    SELECT (jsonb_populate_record(line, jsonb_build_object('number', line.number + more))).*
    FROM agenda.history AS line, generate_series(1, 1100) AS more
    WHERE line.appointment_id = ${made.id} AND line.number = 1`.execute(scene.database);
  const { unread, changes } = await doctor.do<z.output<typeof changesAnswer>>(
    ...(['GET', '/changes?since=2020-01-01T00:00:00Z&limit=3'] as const),
  );
  assert.deepEqual([unread, changes.length], [1000, 3]);
});

test('what never was is not found, for a visit as for an agenda', async () => {
  assert.equal((await doctor.call('GET', `/appointments/${newId()}`)).json.code, 'agenda.appointment.not-found');
  const nowhere = { id: newId(), ...visit('2026-12-29T10:40'), resourceId: newId() };
  assert.equal((await doctor.call('POST', '/appointments', nowhere)).json.code, 'agenda.resource.not-found');
  const nobody = { id: newId(), ...visit('2026-12-29T10:40', newId()) };
  assert.equal((await doctor.call('POST', '/appointments', nobody)).json.code, 'agenda.patient.not-found');
});
