import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { sql } from 'kysely';
import type { AppointmentDetail } from './api/appointments.ts';
import { agendaScene, weekly } from './testing/scene.ts';

const scene = await agendaScene({ after });
const { doctor, colleague, manager, secretary, receptionist, quere, roumegous, consultation, patients } = scene;
await manager.do('POST', '/openings', weekly(scene));
await manager.do('POST', '/openings', weekly(scene, { resourceId: roumegous }));

/** Tuesdays of the scene are free from 9:00 to 12:00; each test takes its own. */
const tuesday = (hour: string, week = 0) => {
  const day = Temporal.PlainDate.from('2026-11-24').add({ weeks: week });
  return day.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: hour }).toInstant().toString();
};
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();
const visit = (startsAt: string, patientId: string | null = patients.solene) => ({
  ...{ resourceId: quere, reasonId: consultation, patientId, startsAt },
});

test('a booked visit says who, why, when, from where, and its note is nowhere in clear', async () => {
  const id = newId();
  const made = await doctor.book({ id, ...visit(tuesday('09:00')), note: 'Débitmètre à apporter' });
  assert.deepEqual(made, {
    ...{ id, version: 1, resourceId: quere, extraResourceIds: [], reasonId: consultation },
    patient: {
      ...{ id: patients.solene, hidden: null, name: 'Solène Cazaubon', birthDate: null, phone: '+33639980012' },
    },
    ...{ startsAt: tuesday('09:00'), endsAt: tuesday('09:20'), state: 'booked', place: 'site', origin: 'practice' },
    ...{ overbooked: false, seriesId: null, late: false, waitingMinutes: null, cancelCause: null, hasNote: true },
    steps: {
      ...{ bookedAt: '2026-11-19T09:42:00Z', confirmedAt: null, arrivedAt: null, startedAt: null, doneAt: null },
      ...{ missedAt: null, cancelledAt: null },
    },
    ...{ note: 'Débitmètre à apporter', cancelNote: null, overbookReason: null, instructions: null },
  });
  const { rows } = await sql<{ text: string }>`SELECT one::text AS text FROM agenda.appointments one
    UNION ALL SELECT line::text FROM agenda.history line`.execute(scene.database);
  assert.ok(rows.length > 1);
  assert.ok(rows.every(({ text }) => !text.includes('mètre')));
});

test('MAI-035 the same save sent again after a lost answer, or twice at once, makes one appointment', async () => {
  const body = { id: newId(), ...visit(tuesday('09:20')) };
  const answers = await Promise.all([0, 1, 2].map(() => doctor.do<AppointmentDetail>('POST', '/appointments', body)));
  answers.push(await doctor.do('POST', '/appointments', body));
  assert.deepEqual(new Set(answers.map(({ version }) => version)), new Set([1]));
  const { appointments } = await doctor.view('2026-11-24');
  assert.equal(appointments.filter(({ startsAt }) => startsAt === tuesday('09:20')).length, 1);
  await doctor.refused('agenda.appointment.id-reused', 'POST', '/appointments', {
    ...body,
    startsAt: tuesday('11:00'),
  });
});

test('MAI-070 over a taken time a visit asks for a deliberate confirmation, which the right, a reason and the journal go with', async () => {
  await doctor.book(visit(tuesday('10:00', 1)));
  const second = { id: newId(), ...visit(tuesday('10:00', 1), patients.lina) };
  const free = (hour: string, day = 1) => ({
    ...{ resourceId: quere, reasonId: consultation, siteId: scene.siteId, place: 'site' },
    startsAt: tuesday(hour, day),
    endsAt: Temporal.Instant.from(tuesday(hour, day)).add({ minutes: 20 }).toString(),
  });
  assert.deepEqual(await doctor.refused('agenda.slot-taken', 'POST', '/appointments', second), {
    ...{ next: [free('10:20'), free('10:40'), free('11:00')], mayOverride: true },
  });
  const override = { reason: 'Douleur aiguë' };
  assert.equal((await secretary.call('POST', '/appointments', { ...second, override })).status, 403);
  const over = await doctor.do<AppointmentDetail>('POST', '/appointments', { ...second, override });
  assert.deepEqual([over.overbooked, over.overbookReason], [true, 'Douleur aiguë']);
  const lines = await scene.database
    .selectFrom('audit.entries')
    .select(['actor_name', 'details'])
    .where('action', '=', 'agenda.appointment.forced')
    .where('object_id', '=', second.id)
    .execute();
  assert.equal(lines.length, 1);
  assert.equal(lines[0]!.actor_name, 'Dr Nolwenn Quéré');
  assert.equal((lines[0]!.details as Record<string, unknown>)['overbooked'], true);
  // Openings as well: over another opening, or over a taken time, only if expressly allowed.
  const overlapping = weekly(scene, { starts: '11:00', ends: '13:00' });
  const facts = await doctor.refused('agenda.opening-overlaps', 'POST', '/openings', overlapping);
  assert.equal((facts['openingIds'] as string[]).length, 1);
  const beside = weekly(scene, { starts: '12:00', ends: '12:30', when: { kind: 'once', day: '2026-12-01' } });
  await doctor.do('POST', '/openings', beside);
  await doctor.do('POST', '/openings', {
    ...overlapping,
    when: { kind: 'once', day: '2026-12-22' },
    allowOverlap: true,
  });
});

test('what an overbooked visit stands on is not offered again when the first one is cancelled', async () => {
  const first = await doctor.book(visit(tuesday('09:00', 2)));
  const over = await doctor.book({
    ...{ ...visit(tuesday('09:10', 2), patients.lina), override: { reason: 'Urgence' } },
  });
  await doctor.act(first, 'cancel');
  // What the first one left is partly the overbooked one's now.
  const taken = { id: newId(), ...visit(tuesday('09:00', 2), patients.adam) };
  await doctor.refused('agenda.slot-taken', 'POST', '/appointments', taken);
  await doctor.act(over, 'cancel');
  await doctor.do('POST', '/appointments', taken);
  const made = await doctor.do<AppointmentDetail>('GET', `/appointments/${taken.id}`);
  assert.equal(made.overbooked, false);
});

test('SEC-28 a time outside each rule of the practice is refused to a secretary, the rule named', async () => {
  const refusal = async (body: object) => {
    const answer = await secretary.call('POST', '/appointments', { id: newId(), ...body });
    assert.equal(answer.json.code, 'agenda.outside-rules');
    const { rules, mayOverride } = answer.json['facts'] as { rules: string[]; mayOverride: boolean };
    assert.equal(mayOverride, false);
    return [rules, answer.json['title']];
  };
  const sentence = (rule: string) => `Cette heure est hors des règles du cabinet : ${rule}. Rien n’a été enregistré.`;
  const wednesday = { ...visit('2026-11-25T09:00:00Z') };
  assert.deepEqual(await refusal(wednesday), [['not-open'], sentence('hors des horaires ouverts')]);
  const longer = { ...visit(tuesday('11:00', 3)), minutes: 40 };
  assert.deepEqual(await refusal(longer), [['duration'], sentence('durée différente de celle du motif')]);
  const past = visit('2026-11-17T09:00:00Z');
  assert.deepEqual(await refusal(past), [['past'], sentence('l’heure est passée')]);
  await doctor.do('POST', '/closures', {
    ...{ id: newId(), resourceIds: [quere], kind: 'leave', startsAt: tuesday('09:00', 4), endsAt: tuesday('12:00', 4) },
  });
  assert.deepEqual(await refusal(visit(tuesday('10:00', 4))), [['closed'], sentence('fermé ou en congé')]);
  const limited = newId();
  await manager.do('POST', '/reasons', {
    ...{ id: limited, name: 'Bilan', minutes: 20, resourceIds: [quere], dailyQuota: 1 },
  });
  await secretary.book({ ...visit(tuesday('09:00', 3)), reasonId: limited });
  const second = { ...visit(tuesday('09:40', 3)), reasonId: limited };
  assert.deepEqual(await refusal(second), [['quota'], sentence('nombre maximal atteint ce jour pour ce motif')]);
  const elsewhere = { ...visit(tuesday('09:40', 3)), resourceId: roumegous, reasonId: limited };
  assert.deepEqual(await refusal(elsewhere), [
    ['reason-not-practised'],
    sentence('motif non proposé par ce praticien'),
  ]);
  // Who may be booked, for what, and where, on an opening that is for some reasons and places only.
  await manager.do('POST', '/openings', {
    ...weekly(scene, { id: newId(), starts: '14:00', ends: '15:00', reasonIds: [limited], places: ['site'] }),
    when: { kind: 'once', day: '2027-01-06' },
  });
  const afternoon = { ...visit(at('2027-01-06T14:00')) };
  assert.deepEqual(await refusal(afternoon), [['reason-not-offered'], sentence('motif non proposé sur cette plage')]);
  const byVideo = { ...afternoon, reasonId: limited, place: 'video' };
  assert.deepEqual(await refusal(byVideo), [['place-not-offered'], sentence('lieu non proposé sur cette plage')]);
  await manager.do(
    'POST',
    '/openings',
    weekly(scene, { id: newId(), when: { kind: 'weekly', weekday: 5, from: '2026-01-01' } }),
  );
  assert.deepEqual(await refusal(visit(at('2027-01-01T09:00'))), [['holiday'], sentence('jour férié')]);
  const equipped = newId();
  await manager.do('POST', '/reasons', {
    ...{ id: equipped, name: 'Échographie de contrôle', minutes: 20, resourceIds: [quere, roumegous] },
    needs: [{ quantity: 1, resourceIds: [scene.room] }],
  });
  await doctor.book({ ...visit(at('2027-01-08T09:00')), extraResourceIds: [scene.room] });
  await manager.do('POST', '/openings', {
    ...weekly(scene, { id: newId(), resourceId: roumegous }),
    when: { kind: 'once', day: '2027-01-08' },
  });
  const withoutRoom = { ...visit(at('2027-01-08T09:00')), resourceId: roumegous, reasonId: equipped };
  assert.deepEqual(await refusal(withoutRoom), [
    ['resource-missing'],
    sentence('salle ou appareil nécessaire non libre'),
  ]);
  const days = ['2026-11-25', '2026-11-17', '2027-01-06', '2027-01-01'];
  for (const day of days) assert.deepEqual((await manager.view(day)).appointments, [], day);
});

test('a professional sees and writes in their own agenda only, a receptionist sees no patient', async () => {
  const made = await doctor.book(visit(tuesday('11:00', 1)));
  assert.equal((await colleague.call('GET', `/appointments/${made.id}`)).status, 403);
  const cancelling = await colleague.call('POST', `/appointments/${made.id}/cancel`, { version: 1 });
  assert.equal(cancelling.status, 403);
  assert.equal((await receptionist.call('POST', `/appointments/${made.id}/cancel`, { version: 1 })).status, 403);
  const columns = (await colleague.view('2026-12-01')).columns.map(({ resource }) => resource.id);
  assert.deepEqual(columns, [roumegous, scene.room]);
  const seen = (await receptionist.view('2026-12-01')).appointments.find(({ id }) => id === made.id);
  assert.deepEqual(seen!.patient, { id: null, hidden: 'no-right', name: null, birthDate: null, phone: null });
});

test('a visit that needs a room takes both or neither, and a colleague sees only that the room is taken', async () => {
  const ultrasound = newId();
  await manager.do('POST', '/reasons', {
    ...{ id: ultrasound, name: 'Échographie', minutes: 30, resourceIds: [quere, roumegous] },
    needs: [{ quantity: 1, resourceIds: [scene.room] }],
  });
  const made = await doctor.book({ ...visit(tuesday('09:00', 5)), reasonId: ultrasound });
  assert.deepEqual(made.extraResourceIds, [scene.room]);
  const other = { id: newId(), ...visit(tuesday('09:00', 5)), resourceId: roumegous, reasonId: ultrasound };
  const facts = await colleague.refused('agenda.outside-rules', 'POST', '/appointments', other);
  assert.deepEqual(facts['rules'], ['resource-missing']);
  const view = await colleague.view('2026-12-29');
  assert.deepEqual(
    view.columns.map(({ resource, busy }) => [resource.id, busy]),
    [
      [roumegous, []],
      [scene.room, [{ startsAt: tuesday('09:00', 5), endsAt: tuesday('09:30', 5) }]],
    ],
  );
  await doctor.act(made, 'cancel');
  await colleague.do('POST', '/appointments', other);
});
