import assert from 'node:assert/strict';
import test from 'node:test';
import { bookingScene, type BookingScene, type ScenePractice } from './scene.ts';
import { plain, textOf, type VisitorBrowser } from './visitor-browser.ts';

/** Tuesday 24 November 2026, 9:20 in Paris. */
const TUESDAY_920 = '2026-11-24T08:20:00Z';

async function held(browser: VisitorBrowser, { slug, consultation }: ScenePractice, debut = TUESDAY_920) {
  const page = await browser.go(`/rendez-vous/${slug}/garder`, { motif: consultation, debut });
  const request = /garde=([0-9a-f-]{36})/.exec(page.at)![1]!;
  return { page, request, address: `/rendez-vous/${slug}/${request}` };
}

/** Books as a signed-in patient, for themself. @returns the identifier of the appointment */
async function booked(browser: VisitorBrowser, practice: ScenePractice, debut = TUESDAY_920): Promise<string> {
  const { address } = await held(browser, practice, debut);
  const step = await browser.get(address);
  const personne = /name="personne"\s+value="([0-9a-f-]{36})"/.exec(step.body)![1]!;
  await browser.go(`${address}/pour`, { personne, connu: 'non' });
  const { at } = await browser.go(`${address}/confirmer`);
  return /mes-rendez-vous\/([0-9a-f-]{36})/.exec(at)![1]!;
}

async function results(scene: BookingScene, query: string) {
  const response = await scene.visitor().api('GET', `/api/booking/search?${query}`);
  const { results: found } = response.json<{ results: { name: string; days: { day: string; site: string[]; video: string[] }[] }[] }>();
  return found;
}

test('MAI-079 anyone searches by name, speciality and place, alone or together, and tolerates spelling', async (t) => {
  const scene = await bookingScene(t);
  const names = async (query: string) => (await results(scene, query)).map(({ name }) => name).toSorted();
  const [quere, embrunel] = ['Dr Nolwenn Quéré', 'Dr Soizic Embrunel'];
  assert.deepEqual(await names(''), [quere, embrunel]);
  assert.deepEqual(await names('quoi=dermatologue'), [embrunel]);
  assert.deepEqual(await names('quoi=dermatolgue'), [embrunel]);
  assert.deepEqual(await names('quoi=quere'), [quere]);
  assert.deepEqual(await names('quoi=Dr%20Embrunnel'), [embrunel]);
  assert.deepEqual(await names('ou=quimper'), [embrunel]);
  assert.deepEqual(await names('ou=Valrive'), [quere]);
  assert.deepEqual(await names('quoi=dermatologue&ou=quimper'), [embrunel]);
  assert.deepEqual(await names('quoi=dermatologue&ou=valrive'), []);
  assert.deepEqual(await names('quoi=dermatologue%20embrunel&ou=29000'), [embrunel]);
  assert.deepEqual(await names('quoi=dermatologue&ou=valrive&km=50'), [embrunel]);
  assert.deepEqual(await names('ou=nulle-part-sur-mer-xyz'), []);
  const page = textOf((await scene.visitor().get('/recherche?quoi=dermatologue&ou=quimper')).body);
  assert.match(page, /1 dermatologue Par date/);
  assert.match(page, /Dr Soizic Embrunel Dermatologue, accès fauteuil/);
});

test('MAI-081 the free times are real, with the camera sign for video, and one just booked is gone', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const video = '00000000-0000-7000-8000-00000000000a';
  await tilleuls.pro('POST', '/api/agenda/reasons', {
    ...{ id: video, name: 'Vidéo', publicName: 'Consultation en vidéo', minutes: 20, place: 'video' },
    ...{ resourceIds: [tilleuls.resourceId], online: 'everybody' },
  });
  await tilleuls.pro('POST', '/api/agenda/openings', {
    ...{ id: '00000000-0000-7000-8000-00000000000b', resourceId: tilleuls.resourceId, siteId: tilleuls.siteId },
    ...{ starts: '18:00', ends: '18:40', places: ['video'], when: { kind: 'once', day: '2026-11-24' } },
  });
  await scene.runner.idle();
  const tuesday = async () => (await results(scene, 'quoi=quere&jour=2026-11-24'))[0]!.days[0]!;
  const { site, video: seen } = await tuesday();
  assert.deepEqual([site.length, site[0], seen], [9, '2026-11-24T08:00:00Z', ['2026-11-24T17:00:00Z', '2026-11-24T17:20:00Z']]);
  const page = await scene.visitor().get('/recherche?quoi=quere&jour=2026-11-24');
  assert.equal([...page.body.matchAll(/aria-label="En vidéo,"/g)].length, 0, 'more than three times: only the first two show');
  const own = await scene.visitor().get(`/praticien/${tilleuls.slug}?motif=${video}`);
  assert.equal([...own.body.matchAll(/aria-label="En vidéo,"/g)].length, 2);
  await booked(await scene.visitor().signIn('a@exemple.example'), tilleuls);
  await scene.runner.idle();
  assert.deepEqual((await tuesday()).site.includes(TUESDAY_920), false);
  const refreshed = await scene.visitor().get(`/praticien/${tilleuls.slug}?motif=${tilleuls.consultation}&jour=2026-11-24`);
  assert.equal(refreshed.body.includes(TUESDAY_920), false);
});

test('MAI-082 a visitor without account is asked to open one while the time is held, and free again past the deadline', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = scene.visitor();
  const { page, address } = await held(browser, tilleuls);
  assert.match(textOf(page.body), /Mardi 24 novembre à 9 h 20 Votre créneau est gardé 10 minutes 10:00/);
  const asked = textOf((await browser.get(address)).body);
  assert.match(asked, /Pour vous retrouver .*Votre e-mail ou votre mobile/);
  const other = await scene.visitor().post(`/rendez-vous/${tilleuls.slug}/garder`, { motif: tilleuls.consultation, debut: TUESDAY_920 });
  assert.equal(other.statusCode, 409);
  assert.match(textOf(other.body), /Ce créneau vient d’être pris\. Rien n’a été perdu : voici les trois suivants\./);
  scene.clock.moveTo('2026-11-19T09:52:00Z');
  assert.match(textOf((await browser.get(address)).body), /Le délai est passé/);
  await held(scene.visitor(), tilleuls);
});

test('MAI-083 of two patients who want one time, one gets it and the other is told to choose another', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const [first, second] = [await scene.visitor().signIn('a@exemple.example'), await scene.visitor().signIn('b@exemple.example')];
  const form = { motif: tilleuls.consultation, debut: TUESDAY_920 };
  const answers = await Promise.all([first, second].map((one) => one.post(`/rendez-vous/${tilleuls.slug}/garder`, form)));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [303, 409]);
  const loser = answers.find(({ statusCode }) => statusCode === 409)!;
  assert.equal([...loser.body.matchAll(/class="time"\s+name="debut"\s+value="2026-11-24T08:[04]0:00Z"/g)].length > 0, true);
  assert.match(textOf(loser.body), /Ce créneau vient d’être pris/);
});

test('MAI-067 under the initial offer there is no booking button, and the interface answers that it is not open', async (t) => {
  const scene = await bookingScene(t, { plan: 'initial' });
  const { tilleuls } = scene;
  const page = await scene.visitor().get(`/praticien/${tilleuls.slug}`);
  assert.equal(page.statusCode, 200);
  assert.match(textOf(page.body), /ne prend pas de rendez-vous en ligne/);
  assert.doesNotMatch(page.body.slice(page.body.indexOf('<main')), /<button|class="time/);
  const answer = await scene.visitor().api('POST', '/api/booking/holds', { slug: tilleuls.slug, reasonId: tilleuls.consultation, startsAt: TUESDAY_920 });
  assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [409, 'agenda.not-open-online']);
  assert.deepEqual(await results(scene, 'quoi=quere'), []);
});

test('MAI-084 a booking sends one confirmation with date, time, professional, place and calendar file', async (t) => {
  const scene = await bookingScene(t);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  scene.mails.length = 0;
  const id = await booked(browser, scene.tilleuls);
  await scene.runner.idle();
  assert.deepEqual(scene.mails.map(({ to, kind }) => [to, kind]), [['anais@exemple.example', 'booking.confirmation']]);
  const [mail] = scene.mails;
  assert.equal(plain(mail!.subject), 'Rendez-vous pris : mardi 24 novembre à 9 h 20');
  assert.match(mail!.text, /Dr Nolwenn Quéré/);
  assert.match(mail!.text, /Cabinet des Tilleuls, 12 place des Tilleuls, 29998 Valrive/);
  assert.deepEqual(mail!.attachments.map(({ name }) => name), ['rendez-vous.ics']);
  assert.match(mail!.attachments[0]!.content.toString(), /DTSTART:20261124T082000Z/);
  const page = textOf((await browser.get(`/mes-rendez-vous/${id}`)).body);
  assert.match(page, /Mardi 24 novembre à 9 h 20 Dr Nolwenn Quéré Consultation Cabinet des Tilleuls/);
});

test('MAI-085 the patient moves and cancels from the account and from the link, both sides see it, the time is free', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, tilleuls);
  await scene.runner.idle();
  const link = /http:\/\/localhost\/r\/\S+/.exec(scene.mails.at(-1)!.text)![0].replace('http://localhost', '');
  await browser.go(`/mes-rendez-vous/${id}/deplacer`, { debut: '2026-11-24T09:00:00Z' });
  await scene.runner.idle();
  const moved = scene.mails.at(-1)!;
  assert.match(plain(moved.text), /prévu mardi 24 novembre à 9 h 20, est déplacé : mardi 24 novembre à 10 h 00/);
  const stranger = scene.visitor();
  const shown = textOf((await stranger.get(link)).body);
  assert.match(shown, /^Mardi 24 novembre à 10 h 00 Cabinet des Tilleuls/);
  assert.doesNotMatch(shown, /Quéré|Fictive|Consultation/);
  const page = await stranger.go(`${link}/annuler`);
  assert.match(textOf(page.body), /Votre rendez-vous est annulé\. Le cabinet le sait déjà/);
  await scene.runner.idle();
  assert.equal(plain(scene.mails.at(-1)!.subject), 'Rendez-vous annulé : mardi 24 novembre à 10 h 00');
  const seen = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  assert.deepEqual([seen['state'], seen['origin']], ['cancelled', 'online']);
  const [found] = await results(scene, 'quoi=quere&jour=2026-11-24');
  assert.equal(found!.days[0]!.site.includes('2026-11-24T09:00:00Z'), true);
});

test('MAI-086 a cancellation by the professional books nothing in its place, and freedom of choice is stated at booking', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const { address } = await held(browser, tilleuls);
  const personne = /name="personne"\s+value="([0-9a-f-]{36})"/.exec((await browser.get(address)).body)![1]!;
  const last = await browser.go(`${address}/pour`, { personne });
  assert.match(textOf(last.body), /Vous choisissez librement votre soignant : rien ne vous oblige à ce rendez-vous/);
  const { at } = await browser.go(`${address}/confirmer`);
  const id = /mes-rendez-vous\/([0-9a-f-]{36})/.exec(at)![1]!;
  const { version } = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  await tilleuls.pro('POST', `/api/agenda/appointments/${id}/cancel`, { version });
  await scene.runner.idle();
  assert.match(scene.mails.at(-1)!.text, /Aucun autre rendez-vous n’a été pris à votre place.*Vous choisissez librement votre soignant/);
  const all = await tilleuls.database.selectFrom('agenda.appointments').select(['id', 'state']).execute();
  assert.deepEqual(all, [{ id, state: 'cancelled' }]);
});

test('SEC-39 past the delay of the practice a cancellation is refused with the number of the practice', async (t) => {
  const scene = await bookingScene(t);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, scene.tilleuls);
  await scene.runner.idle();
  const link = /http:\/\/localhost(\/r\/\S+)/.exec(scene.mails.at(-1)!.text)![1]!;
  scene.clock.moveTo('2026-11-23T09:00:00Z');
  for (const refused of [await browser.post(`/mes-rendez-vous/${id}/annuler`), await scene.visitor().post(`${link}/annuler`)]) {
    assert.equal(refused.statusCode, 409);
    assert.match(plain(textOf(refused.body)), /Votre rendez-vous n’a pas changé\..*appelez le 02 98 00 00 12/);
  }
  const seen = await scene.tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  assert.equal(seen['state'], 'booked');
});

test('SEC-38 a patient chooses a kind and a time, proves an address by a code, and the diary shows it as online at once', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = scene.visitor();
  const { address } = await held(browser, tilleuls);
  await browser.post('/connexion', { adresse: '06 39 98 00 12', suite: address });
  await browser.go('/connexion/code', { adresse: '06 39 98 00 12', code: '123456', suite: address });
  await browser.go(`${address}/pour`, { personne: 'nouvelle', prenom: 'D’Artagnan 🎈', nom: 'Fictif', naissance: '3 4 1990', connu: 'non' });
  const done = await browser.go(`${address}/confirmer`);
  assert.match(textOf(done.body), /^C’est pris\./);
  await scene.runner.idle();
  const view = await tilleuls.pro('GET', '/api/agenda/view?from=2026-11-24&days=1');
  const [appointment] = view['appointments'] as { origin: string; startsAt: string; patient: { name: string } }[];
  assert.deepEqual([appointment!.origin, appointment!.startsAt], ['online', TUESDAY_920]);
  assert.match(appointment!.patient.name, /D’Artagnan/);
  assert.match(plain(scene.texts.at(-1)!.text), /Rendez-vous pris mardi 24 novembre/);
});

test('a forged, mistyped or foreign link leads to a calm page that says nothing changed', async (t) => {
  const scene = await bookingScene(t);
  const organization = scene.tilleuls.organizationId.replaceAll('-', '');
  for (const secret of ['x', `a${organization}${'A'.repeat(43)}`, `a${'0'.repeat(32)}${'A'.repeat(43)}`, 'a%2e%2e']) {
    const response = await scene.visitor().get(`/r/${secret}`);
    assert.equal(response.statusCode, 404, secret);
    assert.match(textOf(response.body), /Votre rendez-vous n’a pas changé/);
  }
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
