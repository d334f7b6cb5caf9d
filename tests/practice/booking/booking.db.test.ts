import assert from 'node:assert/strict';
import test from 'node:test';
import { booked, chosen, held, timesIn, TUESDAY_920 } from './acts.ts';
import { bookingScene } from './scene.ts';
import { plain, textOf } from './visitor-browser.ts';

/** The next times once 9:20 is taken. */
const OTHERS = ['2026-11-24T08:40:00Z', '2026-11-24T09:00:00Z', '2026-11-24T09:20:00Z'];

test('part of MAI-082 a visitor without account is asked to open one while the time is held, and free again past the deadline', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = scene.visitor();
  const { page, address } = await held(browser, tilleuls);
  assert.match(textOf(page.body), /Mardi 24 novembre à 9 h 20 Votre créneau est gardé 10 minutes 10:00/);
  const asked = textOf((await browser.get(address)).body);
  assert.match(asked, /Pour vous retrouver .*Votre e-mail ou votre mobile/);
  const other = await scene
    .visitor()
    .post(`/rendez-vous/${tilleuls.slug}/garder`, { motif: tilleuls.consultation, debut: TUESDAY_920 });
  assert.equal(other.statusCode, 409);
  assert.match(textOf(other.body), /Ce créneau vient d’être pris\. Rien n’a été perdu : voici les trois suivants\./);
  scene.clock.moveTo('2026-11-19T09:52:00Z');
  assert.match(textOf((await browser.get(address)).body), /Le délai est passé/);
  await held(scene.visitor(), tilleuls);
});

test('MAI-083 of two patients who take or confirm one time together, one has it for their reason, the other is told to choose another', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const [first, second] = [
    await scene.visitor().signIn('a@exemple.example'),
    await scene.visitor().signIn('b@exemple.example', { prenom: 'Zoé', nom: 'Inventée' }),
  ];
  const form = { motif: tilleuls.consultation, debut: TUESDAY_920 };
  const takes = await Promise.all([first, second].map((one) => one.post(`/rendez-vous/${tilleuls.slug}/garder`, form)));
  assert.deepEqual(takes.map(({ statusCode }) => statusCode).toSorted(), [303, 409]);
  const loser = takes.find(({ statusCode }) => statusCode === 409)!;
  assert.match(textOf(loser.body), /Ce créneau vient d’être pris/);
  assert.deepEqual(timesIn(loser.body).slice(0, 3), OTHERS);

  // Past the deadline of the first the second holds it too: both have the last page before them.
  const time = '2026-11-24T09:00:00Z';
  const late = await chosen(first, tilleuls, time);
  scene.clock.moveTo('2026-11-19T09:53:00Z');
  const inTime = await chosen(second, tilleuls, time);
  const confirmed = await Promise.all([first.post(`${late}/confirmer`), second.post(`${inTime}/confirmer`)]);
  assert.deepEqual(
    confirmed.map(({ statusCode }) => statusCode),
    [409, 303],
  );
  assert.match(
    textOf(confirmed[0]!.body),
    /Ce créneau vient d’être pris\. Rien n’a été perdu\. Voir toutes les heures/,
  );
  assert.ok(!timesIn(confirmed[0]!.body).includes(time));
  const visits = await tilleuls.database
    .selectFrom('agenda.appointments as one')
    .innerJoin('patients.patients as patient', 'patient.id', 'one.patient_id')
    .select(['one.reason_id', 'one.starts_at', 'one.state', 'patient.birth_name'])
    .execute();
  assert.deepEqual(
    visits.map((one) => ({ ...one, starts_at: Temporal.Instant.from(one.starts_at).toString() })),
    [{ reason_id: tilleuls.consultation, starts_at: time, state: 'booked', birth_name: 'Inventée' }],
  );
  const mine = textOf((await first.get('/mes-rendez-vous')).body);
  assert.match(mine, /Aucun rendez-vous à venir/);
});

test('part of MAI-084 a booking sends one confirmation with date, time, professional, place and calendar file', async (t) => {
  const scene = await bookingScene(t);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  scene.mails.length = 0;
  const id = await booked(browser, scene.tilleuls);
  await scene.runner.idle();
  assert.deepEqual(
    scene.mails.map(({ to, kind }) => [to, kind]),
    [['anais@exemple.example', 'booking.confirmation']],
  );
  const [mail] = scene.mails;
  assert.equal(plain(mail!.subject), 'Rendez-vous pris : mardi 24 novembre à 9 h 20');
  assert.match(mail!.text, /Dr Nolwenn Quéré/);
  assert.match(mail!.text, /Cabinet des Tilleuls, 12 place des Tilleuls, 29998 Valrive/);
  assert.deepEqual(
    mail!.attachments.map(({ name }) => name),
    ['rendez-vous.ics'],
  );
  assert.match(mail!.attachments[0]!.content.toString(), /DTSTART:20261124T082000Z/);
  const page = textOf((await browser.get(`/mes-rendez-vous/${id}`)).body);
  assert.match(page, /Mardi 24 novembre à 9 h 20 Dr Nolwenn Quéré Consultation Cabinet des Tilleuls/);
});

test('SEC-38 a patient chooses a kind and a time, proves an address by a code, and the diary shows it as online at once', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = scene.visitor();
  const { address } = await held(browser, tilleuls);
  await browser.post('/connexion', { adresse: '06 39 98 00 12', suite: address });
  await browser.go('/connexion/code', { adresse: '06 39 98 00 12', code: '123456', suite: address });
  await browser.go(`${address}/pour`, {
    personne: 'nouvelle',
    prenom: 'D’Artagnan 🎈',
    nom: 'Fictif',
    naissance: '3 4 1990',
    connu: 'non',
  });
  const done = await browser.go(`${address}/confirmer`);
  assert.match(textOf(done.body), /^C’est pris\./);
  await scene.runner.idle();
  const view = await tilleuls.pro('GET', '/api/agenda/view?from=2026-11-24&days=1');
  const [appointment] = view['appointments'] as { origin: string; startsAt: string; patient: { name: string } }[];
  assert.deepEqual([appointment!.origin, appointment!.startsAt], ['online', TUESDAY_920]);
  assert.match(appointment!.patient.name, /D’Artagnan/);
  assert.match(plain(scene.texts.at(-1)!.text), /Rendez-vous pris mardi 24 novembre/);
});

test('another account, or another browser, reaches neither a booking on its way nor an appointment', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('a@exemple.example');
  const other = await scene.visitor().signIn('b@exemple.example');
  const { address } = await held(browser, tilleuls, '2026-11-24T09:20:00Z');
  assert.equal((await other.get(address)).statusCode, 404);
  const id = await booked(browser, tilleuls);
  assert.equal((await other.get(`/mes-rendez-vous/${id}`)).statusCode, 404);
  assert.equal((await other.post(`/mes-rendez-vous/${id}/annuler`)).statusCode, 404);
});
