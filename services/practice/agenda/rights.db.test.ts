import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { NewsNote } from './news.ts';
import { markNewsSeen, unseenNews } from './news.ts';
import { agendaDeclaration } from './module.ts';
import { systemContext } from './port.ts';
import { agendaScene, weekly } from './testing/scene.ts';

const scene = await agendaScene({ after });
const { doctor, secretary, quere, consultation, patients, database } = scene;
await doctor.do('POST', '/openings', weekly(scene));
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();

test('SEC-29 of two bookings of one time sent together one succeeds and the other is offered other times', async () => {
  const wish = () => ({ id: newId(), resourceId: quere, reasonId: consultation, startsAt: at('2026-11-24T09:00') });
  const answers = await Promise.all([
    doctor.call('POST', '/appointments', wish()),
    secretary.call('POST', '/appointments', wish()),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  const refused = answers.find(({ status }) => status === 409)!;
  assert.equal(refused.json.code, 'agenda.slot-taken');
  const { next } = refused.json['facts'] as { next: { startsAt: string }[] };
  assert.deepEqual(
    next.map(({ startsAt }) => startsAt),
    ['2026-11-24T09:20', '2026-11-24T09:40', '2026-11-24T10:00'].map(at),
  );
});

test('open pages hear of a visit by the right to read the agenda of its professional, whoever changes it', async (t) => {
  const { professionalId } = (await scene.agenda.resources(database)).find(({ id }) => id === quere)!;
  const publish = t.mock.method(scene.needs.outbox, 'publish');
  const wish = { resourceId: quere, reasonId: consultation, startsAt: at('2026-12-01T09:00') };
  const { id } = await secretary.book(wish);
  await secretary.do('POST', `/appointments/${id}/cancel`, { version: 1 });
  const told = publish.mock.calls.map(({ arguments: [, event] }) => event);
  const visits = told.filter(({ kind }) => kind === 'agenda.appointment.changed');
  assert.deepEqual(
    visits.map(({ ids }) => ids),
    [1, 2].map(() => ({ appointmentId: id, resourceId: quere, professionalId })),
  );
  assert.deepEqual(
    agendaDeclaration.events!.map(({ permission }) => permission),
    ['agenda.appointments.read', 'agenda.appointments.read'],
  );
});

test('a patient who opposes is hidden in the agenda of whoever holds every right', async () => {
  const made = await doctor.book({
    ...{ resourceId: quere, reasonId: consultation, patientId: patients.adam, startsAt: at('2026-11-24T11:00') },
    note: 'Ne doit plus être lue',
  });
  await database
    .insertInto('patients.oppositions')
    .values({
      ...{ id: newId(), patient_id: patients.adam, professional_id: null, manner: 'letter' },
      ...{ set_at: '2026-11-19T09:42:00Z', set_by_name: 'Maïwenn Jolivet' },
    })
    .execute();
  const seen = (await doctor.view('2026-11-24')).appointments.find(({ id }) => id === made.id);
  const hidden = { id: patients.adam, hidden: 'opposition', name: null, birthDate: null, phone: null };
  assert.deepEqual(seen!.patient, hidden);
  const detail = await doctor.do<{ note: string | null; patient: object }>('GET', `/appointments/${made.id}`);
  assert.deepEqual([detail.patient, detail.note], [hidden, null]);
  const over = await doctor.book({
    ...{ resourceId: quere, reasonId: consultation, patientId: patients.adam, startsAt: at('2026-11-24T11:00') },
    override: { reason: 'Revient pour son pansement' },
  });
  const read = await doctor.do<{ overbookReason: string | null }>('GET', `/appointments/${over.id}`);
  assert.equal(read.overbookReason, null);
  const { appointments } = await doctor.do<{ appointments: object[] }>(
    'GET',
    `/patients/${patients.adam}/appointments`,
  );
  assert.deepEqual(appointments, []);
});

test('nobody takes a colleague’s time by naming them as an extra, nor by a reason that needs them', async () => {
  const { colleague } = scene;
  const taken = () =>
    database.selectFrom('agenda.occupations').select('id').where('resource_id', '=', quere).orderBy('id').execute();
  const before = await taken();
  const extra = { id: newId(), resourceId: scene.roumegous, reasonId: consultation, startsAt: at('2026-11-24T15:00') };
  await colleague.refused('permission.missing', 'POST', '/appointments', { ...extra, extraResourceIds: [quere] });
  const needing = { name: 'À deux', minutes: 20, place: 'site', color: 1, resourceIds: [scene.roumegous] };
  const needs = [{ quantity: 1, resourceIds: [quere] }];
  await colleague.refused('permission.missing', 'POST', '/reasons', { ...needing, id: newId(), needs });
  assert.deepEqual(await taken(), before);
});

test('a note on what is new is shown from its day, once to each person', async () => {
  const note = (id: string, day: string): NewsNote => ({ id, day, title: 'Séries', text: 'Prenez une série.' });
  const notes = [note('series', '2026-11-19'), note('later', '2026-11-20')];
  const contextOf = async (person: { readonly id: string; readonly name: string }) => {
    const actor = { kind: 'person', id: person.id, name: person.name } as const;
    const caller = { organizationId: scene.organizationId, database, act: { actor, origin: null, onBehalfOf: null } };
    return systemContext(caller, scene.needs);
  };
  const [own, other] = [await contextOf(doctor.person), await contextOf(secretary.person)];
  assert.deepEqual((await unseenNews(own, notes)).notes, [notes[0]]);
  await markNewsSeen(own, notes);
  assert.deepEqual((await unseenNews(own, notes)).notes, []);
  assert.deepEqual((await unseenNews(other, notes)).notes, [notes[0]]);
  scene.clock.moveTo('2026-11-20T09:00:00Z');
  assert.deepEqual((await unseenNews(await contextOf(doctor.person), notes)).notes, [notes[1]]);
  scene.clock.moveTo('2026-11-19T09:42:00Z');
});

test('a hold whose deadline passed goes by itself and its time is told free', async () => {
  const { agenda, visitor, clock, runner, organizationId } = scene;
  const told: string[] = [];
  const wish = { resourceId: quere, reasonId: consultation, startsAt: at('2026-12-01T09:00') };
  await agenda.hold(visitor, { ...wish, purpose: 'visitor', knownPatient: null });
  await runner.idle();
  const stop = runner.listen(organizationId, ({ kind }) => told.push(kind));
  clock.moveTo('2026-11-19T09:52:00Z');
  await runner.idle();
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = setInterval(() => told.length > 0 && resolve(), 20);
  await promise;
  clearInterval(look);
  stop();
  assert.deepEqual(told, ['agenda.availability.changed']);
  assert.deepEqual(await database.selectFrom('agenda.holds').selectAll().execute(), []);
  clock.moveTo('2026-11-19T09:42:00Z');
});
