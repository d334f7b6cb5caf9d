import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import ICAL from 'ical.js';
import { newId } from '#platform/kernel/ids.ts';
import { agendaScene, weekly } from './testing/scene.ts';
import type { AgendaCaller } from './testing/caller.ts';

const scene = await agendaScene({ after });
const { doctor, receptionist, colleague, manager, server, quere, consultation, patients } = scene;
await doctor.do('POST', '/openings', weekly(scene));
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();
const visit = (local: string) => ({
  ...{ resourceId: quere, reasonId: consultation, patientId: patients.solene, startsAt: at(local) },
});

async function link(caller: AgendaCaller, names: boolean) {
  return caller.do<{ feed: { id: string }; url: string }>('POST', '/feeds', { resourceId: quere, names });
}

const read = (url: string) => server.inject({ method: 'GET', url: new URL(url).pathname });

/** What an independent reader sees. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone')!;
  ICAL.TimezoneService.register(new ICAL.Timezone(zone), 'Europe/Paris');
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      ...{ id: event.uid, sequence: event.sequence, summary: event.summary },
      ...{ start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString() },
      ...{ zone: event.startDate.zone.tzid, status: component.getFirstPropertyValue('status') },
    };
  });
}

test('a calendar link opens in an independent reader: zone, both seasons, moved and cancelled visits, no patient', async () => {
  const winter = await doctor.book(visit('2026-11-24T09:00'));
  const moved = await doctor.act(await doctor.book(visit('2026-12-01T09:00')), 'move', {
    startsAt: at('2026-12-01T10:00'),
  });
  const cancelled = await doctor.act(await doctor.book(visit('2026-12-08T09:00')), 'cancel');
  const summer = await doctor.book(visit('2027-04-06T09:00'));
  const { url } = await link(doctor, false);
  const answer = await read(url);
  assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8');
  const event = (id: string, start: string, end: string, sequence: number, status = 'CONFIRMED') => ({
    ...{ id, sequence, summary: 'Rendez-vous', start, end, zone: 'Europe/Paris', status },
  });
  assert.deepEqual(eventsOf(answer.body), [
    event(winter.id, '2026-11-24T08:00:00.000Z', '2026-11-24T08:20:00.000Z', 0),
    event(moved.id, '2026-12-01T09:00:00.000Z', '2026-12-01T09:20:00.000Z', 1),
    event(cancelled.id, '2026-12-08T08:00:00.000Z', '2026-12-08T08:20:00.000Z', 1, 'CANCELLED'),
    event(summer.id, '2027-04-06T07:00:00.000Z', '2027-04-06T07:20:00.000Z', 0),
  ]);
  assert.ok(!answer.body.includes('Cazaubon'));
});

test('names are in a calendar only when chosen by who may read patients, and each reading of them is journaled', async () => {
  assert.equal((await receptionist.call('POST', '/feeds', { resourceId: quere, names: true })).status, 403);
  const { feed, url } = await link(manager, true);
  const [first] = eventsOf((await read(url)).body);
  assert.equal(first!.summary, 'Solène Cazaubon, Consultation');
  const lines = await scene.database
    .selectFrom('audit.entries')
    .select('action')
    .where('object_id', '=', feed.id)
    .orderBy('id')
    .execute();
  assert.deepEqual(
    lines.map(({ action }) => action),
    ['agenda.feed.added', 'agenda.feed.read'],
  );
});

test('a link is forged by nobody, opened for no other agenda, and ends when revoked', async () => {
  const { feed, url } = await link(doctor, false);
  assert.equal((await colleague.call('POST', '/feeds', { resourceId: quere, names: false })).status, 403);
  for (const forged of [
    url.replace(/(.)\.ics$/, (_, last: string) => `${last === 'A' ? 'B' : 'A'}.ics`),
    url.slice(0, -30),
  ]) {
    assert.equal((await read(`${forged.replace(/\.ics$/, '')}.ics`)).statusCode, 404);
  }
  assert.equal((await colleague.call('DELETE', `/feeds/${feed.id}`)).status, 403);
  assert.equal((await read(url)).statusCode, 200);
  await doctor.do('DELETE', `/feeds/${feed.id}`);
  assert.equal((await read(url)).statusCode, 404);
  // Of a practice that is not there, of this one but forged, revoked: nobody tells one from the other.
  const elsewhere = url.replace(/agenda\/[\w-]{22}/, `agenda/${'A'.repeat(22)}`);
  const refusals = [];
  for (const one of [elsewhere, url.replace(/.{9}\.ics$/, 'AAAAAAAAA.ics'), url]) {
    refusals.push({ ...(await read(one)).json<object>(), requestId: '' });
  }
  assert.deepEqual(refusals, Array(3).fill(refusals[0]));
});

test('a calendar with names hides who bans its maker, and ends with the rights of its maker', async () => {
  const own = await link(doctor, true);
  const summaries = async () => eventsOf((await read(own.url)).body).map(({ summary }) => summary);
  assert.deepEqual(new Set(await summaries()), new Set(['Solène Cazaubon, Consultation']));
  await scene.database
    .insertInto('patients.oppositions')
    .values({
      ...{ id: newId(), patient_id: patients.solene, professional_id: null, manner: 'telephone' },
      ...{ set_at: scene.clock.now().toString(), set_by_name: 'Maïwenn Jolivet' },
    })
    .execute();
  assert.deepEqual(new Set(await summaries()), new Set(['Rendez-vous']));
  await scene.database.deleteFrom('patients.oppositions').execute();

  const held = doctor.person.permissions;
  Object.assign(doctor.person, { permissions: held.filter((one) => one !== 'patients.records.read') });
  assert.equal((await read(own.url)).statusCode, 404);
  Object.assign(doctor.person, { permissions: held });
  // It does not come back with them.
  assert.equal((await read(own.url)).statusCode, 404);
});
