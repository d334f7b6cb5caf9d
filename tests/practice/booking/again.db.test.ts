import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { Projection } from '#services/practice/booking/module.ts';
import { booked, chosen } from './acts.ts';
import { bookingScene, type BookingScene, type ScenePractice } from './scene.ts';
import type { VisitorBrowser } from './visitor-browser.ts';

/** The last page before confirming, of somebody who says the practice knows them. */
const known = (browser: VisitorBrowser, practice: ScenePractice, debut?: string) =>
  chosen(browser, practice, debut, 'oui');

/** Lets the professional write in the patients' files. */
function keepFiles({ persons, tilleuls }: BookingScene): void {
  const permissions = [...tilleuls.person.permissions, 'patients.records.write'];
  persons.splice(persons.indexOf(tilleuls.person), 1, { ...tilleuls.person, permissions });
}

test('two presses on « confirmer » open one file and make one appointment', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const address = await known(browser, tilleuls);
  const presses = await Promise.all([browser.post(`${address}/confirmer`), browser.post(`${address}/confirmer`)]);
  assert.deepEqual(
    presses.map(({ statusCode }) => statusCode),
    [303, 303],
  );
  const files = await tilleuls.database.selectFrom('patients.patients').select('birth_name').execute();
  assert.deepEqual(files, [{ birth_name: 'Fictive' }]);
  const visits = await tilleuls.database.selectFrom('agenda.appointments').select('state').execute();
  assert.deepEqual(visits, [{ state: 'booked' }]);
});

test('an appointment whose answer was lost stays in the account, and for whom it was', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const address = await known(browser, tilleuls);
  const confirmHold = scene.agenda.confirmHold.bind(scene.agenda);
  const lost = t.mock.method(scene.agenda, 'confirmHold', async (...asked: Parameters<typeof confirmHold>) => {
    await confirmHold(...asked);
    throw new Error('connection lost');
  });
  assert.equal((await browser.post(`${address}/confirmer`)).statusCode, 500);
  lost.mock.restore();
  const { id } = await tilleuls.database.selectFrom('agenda.appointments').select('id').executeTakeFirstOrThrow();
  assert.equal((await browser.get(`/mes-rendez-vous/${id}`)).statusCode, 200);
  const again = await browser.go(`${address}/confirmer`);
  assert.equal(again.at, `/mes-rendez-vous/${id}?nouveau=1`);

  const said = () =>
    tilleuls.database.selectFrom('booking.requests').select(['person_id', 'known_here']).executeTakeFirstOrThrow();
  const before = await said();
  const child = { prenom: 'Tom', nom: 'Fictif', naissance: '04/03/2020', lien: 'child' };
  await browser.go(`${address}/pour`, { personne: 'nouvelle', ...child, connu: 'non' });
  assert.deepEqual(await said(), before);
  assert.equal((await browser.go(`${address}/confirmer`)).at.startsWith(`/mes-rendez-vous/${id}`), true);
  assert.equal((await tilleuls.database.selectFrom('patients.patients').select('id').execute()).length, 1);
});

test('a time that could not be had is not in the account', async (t) => {
  const scene = await bookingScene(t);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const address = await known(browser, scene.tilleuls);
  scene.clock.moveTo('2026-11-19T09:53:00Z');
  assert.equal((await browser.post(`${address}/confirmer`)).statusCode, 409);
  const inAccount = await scene.databases.commons
    .selectFrom('accounts.appointments')
    .select('appointment_id')
    .execute();
  assert.deepEqual(inAccount, []);
  // Nothing came of it: no file is opened either.
  assert.deepEqual(await scene.tilleuls.database.selectFrom('patients.patients').select('id').execute(), []);
});

test('who had a file before their first booking is known at every later one; who had none is not', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  keepFiles(scene);
  await tilleuls.pro('POST', '/api/patients', {
    ...{ birthName: 'Fictive', birthFirstNames: 'Anaïs', birthDate: '1986-11-24', email: 'anais@exemple.example' },
  });
  await tilleuls.pro('PATCH', `/api/agenda/reasons/${tilleuls.consultation}`, { online: 'known' });
  const patient = await scene.visitor().signIn('anais@exemple.example');
  const times = ['2026-11-24T08:20:00Z', '2026-11-24T09:00:00Z', '2026-11-24T09:40:00Z'] as const;
  for (const time of times) {
    const address = await known(patient, tilleuls, time);
    assert.equal((await patient.post(`${address}/confirmer`)).statusCode, 303, time);
  }
  const unknown = await scene.visitor().signIn('zoe@exemple.example', { prenom: 'Zoé', nom: 'Inventée' });
  for (const time of ['2026-11-24T10:00:00Z', '2026-11-24T10:20:00Z']) {
    const address = await known(unknown, tilleuls, time);
    assert.equal((await unknown.post(`${address}/confirmer`)).statusCode, 409, time);
  }
  const visits = await tilleuls.database.selectFrom('agenda.appointments').select('starts_at').execute();
  assert.deepEqual(
    visits.map(({ starts_at }) => starts_at.slice(0, 16)).toSorted(),
    times.map((time) => time.slice(0, 16)),
  );
});

test('a patient is told a change while it is news: neither again once the messages are erased, nor late', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, tilleuls);
  await scene.runner.idle();
  assert.equal(scene.mails.at(-1)!.kind, 'booking.confirmation');
  keepFiles(scene);
  const file = await tilleuls.pro('POST', '/api/patients', { birthName: 'Inventée', birthFirstNames: 'Zoé' });
  const other = newId();
  const visit = { id: other, resourceId: tilleuls.resourceId, reasonId: tilleuls.consultation, patientId: file['id'] };
  const act = async (visitId: string, name: string, body: object) => {
    const { version } = await tilleuls.pro('GET', `/api/agenda/appointments/${visitId}`);
    await tilleuls.pro('POST', `/api/agenda/appointments/${visitId}/${name}`, { version, ...body });
    await scene.runner.idle();
  };
  await tilleuls.pro('POST', '/api/agenda/appointments', { ...visit, startsAt: '2026-11-24T09:00:00Z' });
  await act(other, 'move', { startsAt: '2026-11-24T09:40:00Z' });
  assert.equal(scene.mails.at(-1)!.kind, 'booking.confirmation', 'there is nowhere to tell the move');

  scene.clock.moveTo('2026-11-21T10:00:00Z');
  await tilleuls.pro('PATCH', `/api/patients/${String(file['id'])}`, { version: 1, email: 'zoe@exemple.example' });
  for (const outbox of [scene.needs.mail, scene.needs.sms]) t.mock.method(outbox, 'status', async () => null);
  const sent = t.mock.method(scene.needs.mail, 'send', async () => 'sent');
  for (const one of [id, other]) await act(one, 'state', { state: 'confirmed' });
  assert.deepEqual(
    sent.mock.calls.map(({ arguments: [, mail] }) => [mail?.kind, mail?.to]),
    [],
  );
  await act(other, 'move', { startsAt: '2026-11-24T10:00:00Z' });
  assert.deepEqual(
    sent.mock.calls.map(({ arguments: [, mail] }) => [mail?.kind, mail?.to]),
    [['booking.moved', 'zoe@exemple.example']],
  );
});

test('a patient told that their appointment is cancelled or moved is told when the practice takes that back', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, tilleuls);
  await scene.runner.idle();
  scene.mails.length = 0;
  const act = async (name: string, body: object = {}) => {
    const { version } = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
    await tilleuls.pro('POST', `/api/agenda/appointments/${id}/${name}`, { version, ...body });
    await scene.runner.idle();
  };
  await act('cancel');
  await act('undo');
  await act('move', { startsAt: '2026-11-24T09:00:00Z' });
  await act('undo');
  assert.deepEqual(
    scene.mails.map(({ subject }) => subject.replaceAll('\u00a0', ' ')),
    [
      'Rendez-vous annulé : mardi 24 novembre à 9 h 20',
      'Rendez-vous maintenu : mardi 24 novembre à 9 h 20',
      'Rendez-vous déplacé : mardi 24 novembre à 10 h 00',
      'Rendez-vous déplacé : mardi 24 novembre à 9 h 20',
    ],
  );
  assert.match(scene.mails[3]!.text.replaceAll('\u00a0', ' '), /prévu mardi 24 novembre à 10 h 00, est déplacé/);
});

test('a file that its patient parted from is not joined again by looking for their appointments', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  await booked(browser, tilleuls);
  const joined = () =>
    scene.databases.commons.selectFrom('patients.account_files').select(['id', 'ended_by']).execute();
  const [link] = await joined();
  await scene.databases.commons
    .updateTable('patients.account_files')
    .set({ ended_at: scene.clock.now().toString(), ended_by: 'patient' })
    .execute();
  assert.equal((await browser.post('/mes-rendez-vous/retrouver')).statusCode, 200);
  assert.deepEqual(await joined(), [{ id: link!.id, ended_by: 'patient' }]);
  const lines = await tilleuls.database
    .selectFrom('audit.entries')
    .select('action')
    .where('action', '=', 'patients.account.joined')
    .execute();
  assert.equal(lines.length, 1);
});

test('a practice that cannot be read holds up no other in the nightly projection', async (t) => {
  const scene = await bookingScene(t);
  const { commons } = scene.databases;
  await scene.project();
  const [unread, other] = [scene.tilleuls.organizationId, scene.embruns.organizationId];
  await commons.updateTable('booking.listings').set({ notice_minutes: 999 }).execute();
  const { databases } = scene.needs;
  const needs = {
    ...scene.needs,
    databases: {
      ...{ commons, organizations: () => databases.organizations() },
      organization: async (id: string) => {
        if (id === unread) throw new Error('connection refused');
        return databases.organization(id);
      },
    },
  };
  await assert.rejects(new Projection(needs).everything(), /^AggregateError: 1 of \d practices were not projected$/);
  const listings = await commons.selectFrom('booking.listings').select(['organization_id', 'notice_minutes']).execute();
  assert.deepEqual(
    new Map(listings.map(({ organization_id, notice_minutes }) => [organization_id, notice_minutes === 999])),
    new Map([
      [unread, true],
      [other, false],
    ]),
  );
});
