import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { changeOffer } from '#services/practice/professionals/module.ts';
import { agendaScene, weekly, type AgendaScene } from './testing/scene.ts';

const NOW = '2026-11-19T09:42:00Z';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant();

/** Starting times offered on line for a reason, on the wall clock. */
async function offered(scene: AgendaScene, reasonId: string, from = '2026-11-20', days = 14): Promise<string[]> {
  const asked = { resourceId: scene.quere, from: at(`${from}T00:00`), days };
  const { reasons } = await scene.agenda.availability(scene.database, asked);
  const times = reasons.find(({ reason }) => reason.id === reasonId)?.times ?? [];
  return times.map(({ start }) =>
    Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString(),
  );
}

const wish = (scene: AgendaScene, local: string, reasonId = scene.consultation) => ({
  ...{ resourceId: scene.quere, reasonId, startsAt: at(local).toString() },
  ...({ purpose: 'visitor', knownPatient: null } as const),
});

const scene = await agendaScene({ after });

test('MAI-068 the premium user opens a repeating week and one more day; a closed Tuesday offers nothing', async () => {
  const { doctor, consultation, quere, agenda, visitor } = scene;
  await doctor.do('POST', '/openings', weekly(scene, { starts: '09:00', ends: '09:40' }));
  await doctor.do(
    'POST',
    '/openings',
    weekly(scene, { starts: '14:00', ends: '14:20', when: { kind: 'once', day: '2026-11-27' } }),
  );
  assert.deepEqual(await offered(scene, consultation), [
    ...['2026-11-24T09:00:00', '2026-11-24T09:20:00', '2026-11-27T14:00:00'],
    ...['2026-12-01T09:00:00', '2026-12-01T09:20:00'],
  ]);
  const closure = {
    id: newId(),
    resourceIds: [quere],
    startsAt: at('2026-11-24T00:00'),
    endsAt: at('2026-11-25T00:00'),
  };
  await doctor.do('POST', '/closures', closure);
  assert.deepEqual(await offered(scene, consultation), [
    ...['2026-11-27T14:00:00', '2026-12-01T09:00:00', '2026-12-01T09:20:00'],
  ]);
  await assert.rejects(agenda.hold(visitor, wish(scene, '2026-11-24T09:00')), { code: 'agenda.slot-taken' });
});

test('MAI-069 an opening for video only is not offered for a visit at the practice', async () => {
  const { doctor, quere, siteId } = scene;
  const [video, injection] = [newId(), newId()];
  const reason = { minutes: 30, online: 'everybody', resourceIds: [quere], horizonDays: 400 };
  await doctor.do('POST', '/reasons', { id: video, name: 'Téléconsultation', place: 'video', ...reason });
  await doctor.do('POST', '/reasons', { id: injection, name: 'Infiltration', ...reason });
  const opening = { id: newId(), resourceId: quere, siteId, starts: '17:00', ends: '18:00', places: ['video'] };
  await doctor.do('POST', '/openings', { ...opening, when: { kind: 'once', day: '2026-11-26' } });
  assert.deepEqual(await offered(scene, video, '2026-11-26', 1), ['2026-11-26T17:00:00', '2026-11-26T17:30:00']);
  assert.deepEqual(await offered(scene, injection, '2026-11-26', 1), []);
  const second = { ...opening, id: newId(), starts: '09:00', ends: '10:00', places: ['site'], reasonIds: [injection] };
  await doctor.do('POST', '/openings', { ...second, when: { kind: 'once', day: '2026-11-26' } });
  assert.deepEqual(await offered(scene, injection, '2026-11-26', 1), ['2026-11-26T09:00:00', '2026-11-26T09:30:00']);
  assert.deepEqual(await offered(scene, scene.consultation, '2026-11-26', 1), []);
  await assert.rejects(scene.agenda.hold(scene.visitor, wish(scene, '2026-11-26T17:00', injection)), {
    code: 'agenda.slot-taken',
  });
});

test('MAI-071 only the professional, or a delegate with the right, sets hours and kinds; each change is journaled', async () => {
  const { doctor, colleague, delegate, secretary, quere, roumegous, consultation } = scene;
  const opening = weekly(scene, { when: { kind: 'weekly', weekday: 4, from: '2026-12-01' } });
  const reasonId = newId();
  const closure = {
    ...{ id: newId(), resourceIds: [quere], startsAt: at('2027-03-01T00:00'), endsAt: at('2027-03-02T00:00') },
  };
  const reason = { id: reasonId, name: 'Bilan', minutes: 30, resourceIds: [quere] };
  const changes = [
    ['POST', '/openings', opening],
    ['PUT', `/openings/${opening.id}`, { ...opening, ends: '11:00' }],
    ['POST', '/closures', closure],
    ['POST', '/reasons', reason],
    ['PATCH', `/reasons/${reasonId}`, { minutes: 40 }],
    ['DELETE', `/openings/${opening.id}`, undefined],
  ] as const;
  const before = await hoursAndKinds(scene);
  for (const other of [secretary, colleague]) {
    for (const [method, path, body] of [
      ['POST', '/openings', opening],
      ['POST', '/closures', closure],
      ['POST', '/reasons', reason],
      ['PATCH', `/reasons/${consultation}`, { minutes: 15 }],
    ] as const) {
      const { status, json } = await other.call(method, path, body);
      assert.deepEqual([status, json.code], [403, 'permission.missing'], `${method} ${path}`);
    }
  }
  // The right was given for one professional: neither the other's hours nor what is common to both.
  for (const [method, path, body] of [
    ['POST', '/openings', { ...opening, id: newId(), resourceId: roumegous }],
    ['POST', '/closures', { ...closure, id: newId(), resourceIds: [quere, roumegous] }],
    ['PATCH', `/reasons/${consultation}`, { minutes: 15 }],
  ] as const) {
    assert.equal((await delegate.call(method, path, body)).status, 403, `${method} ${path}`);
  }
  assert.deepEqual(await hoursAndKinds(scene), before);

  for (const [index, [method, path, body]] of changes.entries()) {
    await (index < 4 ? delegate : doctor).do(method, path, body);
  }
  const closed = { resourceIds: [quere], startsAt: at('2027-03-08T00:00'), endsAt: at('2027-03-09T00:00') };
  const { closures } = await delegate.do<{ closures: { id: string }[] }>('POST', '/closures', {
    ...closed,
    id: newId(),
  });
  const closureId = closures[0]!.id;
  await doctor.do('DELETE', `/closures/${closureId}`);
  const lines = await scene.database
    .selectFrom('audit.entries')
    .select(['action', 'actor_name', 'object_id'])
    .where('object_id', 'in', [opening.id, closureId, reasonId])
    .orderBy('id')
    .execute();
  const [by, own] = ['Perrine Muscari', 'Dr Nolwenn Quéré'];
  assert.deepEqual(
    lines.map(({ action, actor_name, object_id }) => [action, actor_name, object_id]),
    [
      ['agenda.opening.added', by, opening.id],
      ['agenda.opening.changed', by, opening.id],
      ['agenda.reason.added', by, reasonId],
      ['agenda.reason.changed', own, reasonId],
      ['agenda.opening.removed', own, opening.id],
      ['agenda.closure.added', by, closureId],
      ['agenda.closure.removed', own, closureId],
    ],
  );
});

/** Everything that says when and for what one may come. */
async function hoursAndKinds({ database }: AgendaScene) {
  return Promise.all([
    database.selectFrom('agenda.openings').selectAll().orderBy('id').execute(),
    database.selectFrom('agenda.closures').selectAll().orderBy('id').execute(),
    database.selectFrom('agenda.reasons').selectAll().orderBy('id').execute(),
  ]);
}

test('MAI-067 an initial agenda with free times is not open to online booking', async (t) => {
  const initial = await agendaScene(t, { plan: 'initial' });
  await initial.doctor.do('POST', '/openings', weekly(initial));
  const { version, onlineBooking } = await initial.doctor.do<{ version: string; onlineBooking: boolean }>(
    'GET',
    '/resources',
  );
  assert.deepEqual([version, onlineBooking], ['initial', false]);
  const { free } = (await initial.doctor.view('2026-11-24')).columns[0]!;
  assert.ok(free.length > 0);
  const asked = { resourceId: initial.quere, from: at('2026-11-24T00:00'), days: 1 };
  const availability = await initial.agenda.availability(initial.database, asked);
  assert.deepEqual([availability.open, availability.reasons], [false, []]);
  await assert.rejects(initial.agenda.hold(initial.visitor, wish(initial, '2026-11-24T09:00')), {
    code: 'agenda.not-open-online',
    message: 'Cet agenda n’est pas ouvert à la prise de rendez-vous en ligne. Appelez le cabinet.',
  });
});

test('MAI-077 going back to initial closes online booking on its day and keeps what is booked; premium again reopens the stored hours', async (t) => {
  const changing = await agendaScene(t);
  const { agenda, clock, consultation, database, doctor, visitor, patients } = changing;
  await doctor.do('POST', '/openings', weekly(changing, { starts: '09:00', ends: '09:40' }));
  const booked = await agenda.hold(visitor, wish(changing, '2026-11-24T09:00'));
  const appointmentId = newId();
  const confirming = {
    holdId: booked.id,
    appointmentId,
    patientId: patients.lina,
    knownPatient: true,
    origin: 'online',
  } as const;
  await agenda.confirmHold(visitor, confirming);
  await changeOffer(database, { plan: 'initial', reminders: false }, '2026-11-20');
  const held = await agenda.hold(visitor, { ...wish(changing, '2026-11-24T09:20'), until: at('2026-11-21T00:00') });
  clock.moveTo('2026-11-20T07:00:00Z');
  await assert.rejects(agenda.hold(visitor, wish(changing, '2026-12-01T09:00')), { code: 'agenda.not-open-online' });
  await assert.rejects(agenda.confirmHold(visitor, { ...confirming, appointmentId: newId(), holdId: held.id }), {
    code: 'agenda.not-open-online',
  });
  assert.deepEqual(await offered(changing, consultation), []);
  const { state, origin, startsAt } = await agenda.appointment(database, appointmentId);
  assert.deepEqual([state, origin, startsAt], ['booked', 'online', at('2026-11-24T09:00').toString()]);
  await doctor.book({
    resourceId: changing.quere,
    reasonId: consultation,
    startsAt: at('2026-12-01T09:00').toString(),
  });
  await changeOffer(database, { plan: 'premium', reminders: false }, '2026-11-25');
  clock.moveTo('2026-11-25T07:00:00Z');
  assert.deepEqual(await offered(changing, consultation), ['2026-12-01T09:20:00']);
});

test('a held time is nobody else’s until its deadline, then everybody’s; who comes too late is told', async () => {
  const { agenda, visitor, consultation, clock, patients } = scene;
  const held = await agenda.hold(visitor, wish(scene, '2026-12-01T09:00'));
  assert.equal(held.heldUntil, '2026-11-19T09:52:00Z');
  assert.deepEqual(await offered(scene, consultation, '2026-12-01', 1), ['2026-12-01T09:20:00']);
  const taken = agenda.hold(visitor, wish(scene, '2026-12-01T09:00'));
  await assert.rejects(taken, (error: { code: string; facts: { next: { startsAt: string }[] } }) => {
    assert.equal(error.code, 'agenda.slot-taken');
    const next = error.facts.next.map(({ startsAt }) => startsAt);
    assert.deepEqual(
      next,
      ['2026-12-01T09:20', '2026-12-08T09:00', '2026-12-08T09:20'].map((one) => at(one).toString()),
    );
    return true;
  });
  clock.moveTo('2026-11-19T09:52:00Z');
  const given = { holdId: held.id, patientId: patients.adam, knownPatient: true, origin: 'online' } as const;
  await assert.rejects(agenda.confirmHold(visitor, { ...given, appointmentId: newId() }), {
    code: 'agenda.hold-expired',
  });
  const again = await agenda.hold(visitor, wish(scene, '2026-12-01T09:00'));
  const mine = { ...given, holdId: again.id, appointmentId: newId() };
  const made = await agenda.confirmHold(visitor, mine);
  assert.deepEqual([made.state, made.origin, made.patientId], ['booked', 'online', patients.adam]);
  assert.deepEqual(await agenda.confirmHold(visitor, mine), made);
  clock.moveTo(NOW);
});

test('a patient moves and cancels until the notice of the reason, then is sent to the practice', async () => {
  const { agenda, visitor, clock, database, patients } = scene;
  const held = await agenda.hold(visitor, wish(scene, '2026-12-08T09:00'));
  const appointmentId = newId();
  const given = {
    holdId: held.id,
    appointmentId,
    patientId: patients.lina,
    knownPatient: true,
    origin: 'online',
  } as const;
  const made = await agenda.confirmHold(visitor, given);
  assert.equal(made.changeableUntil, at('2026-12-07T09:00').toString());
  await agenda.confirm(visitor, appointmentId);
  const moved = await agenda.move(visitor, { appointmentId, startsAt: at('2026-12-08T09:20').toString() });
  assert.deepEqual([moved.startsAt, moved.state], [at('2026-12-08T09:20').toString(), 'confirmed']);
  await assert.rejects(agenda.move(visitor, { appointmentId, startsAt: at('2026-12-08T13:00').toString() }), {
    code: 'agenda.slot-taken',
  });
  clock.moveTo('2026-12-07T08:21:00Z');
  await assert.rejects(agenda.cancel(visitor, appointmentId), { code: 'agenda.too-late-to-change' });
  clock.moveTo('2026-12-07T08:20:00Z');
  const cancelled = await agenda.cancel(visitor, appointmentId);
  assert.deepEqual([cancelled.state, cancelled.cancelCause], ['cancelled', 'patient']);
  const kinds = (await agenda.changes(database, appointmentId)).map(({ kind, actorKind }) => `${kind} ${actorKind}`);
  assert.deepEqual(kinds, ['created patient', 'state patient', 'moved patient', 'cancelled patient']);
  clock.moveTo(NOW);
});

test('500 attempts on one time at once give one appointment and 499 clear refusals', async () => {
  const { agenda, visitor, patients } = scene;
  const attempt = async () => {
    const held = await agenda.hold(visitor, wish(scene, '2026-12-15T09:00'));
    const given = { holdId: held.id, patientId: patients.adam, knownPatient: true, origin: 'online' } as const;
    await agenda.confirmHold(visitor, { ...given, appointmentId: newId() });
    return 'booked';
  };
  const codeOf = (error: { code?: string }) => error.code ?? String(error);
  const outcomes = await Promise.all(Array.from({ length: 500 }, () => attempt().catch(codeOf)));
  const counted = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  assert.deepEqual([counted('booked'), counted('agenda.slot-taken')], [1, 499]);
  const rows = await scene.database
    .selectFrom('agenda.appointments')
    .select('id')
    .where('starts_at', '=', at('2026-12-15T09:00').toString())
    .execute();
  assert.equal(rows.length, 1);
});
