import assert from 'node:assert/strict';
import test from 'node:test';
import { booked, held, results } from './acts.ts';
import { bookingScene } from './scene.ts';
import { plain, textOf } from './visitor-browser.ts';

test('part of MAI-085 the patient moves and cancels from the account and from the link, both sides see it, the time is free', async (t) => {
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

test('part of MAI-086 a cancellation by the professional books nothing in its place, and freedom of choice is stated at booking', async (t) => {
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
  assert.match(
    scene.mails.at(-1)!.text,
    /Aucun autre rendez-vous n’a été pris à votre place.*Vous choisissez librement votre soignant/,
  );
  const all = await tilleuls.database.selectFrom('agenda.appointments').select(['id', 'state']).execute();
  assert.deepEqual(all, [{ id, state: 'cancelled' }]);
});

test('part of SEC-39 past the delay of the practice a cancellation is refused with the number of the practice', async (t) => {
  const scene = await bookingScene(t);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, scene.tilleuls);
  await scene.runner.idle();
  const link = /http:\/\/localhost(\/r\/\S+)/.exec(scene.mails.at(-1)!.text)![1]!;
  scene.clock.moveTo('2026-11-23T09:00:00Z');
  for (const refused of [
    await browser.post(`/mes-rendez-vous/${id}/annuler`),
    await scene.visitor().post(`${link}/annuler`),
  ]) {
    assert.equal(refused.statusCode, 409);
    assert.match(plain(textOf(refused.body)), /Votre rendez-vous n’a pas changé\..*appelez le 02 98 00 00 12/);
  }
  const seen = await scene.tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  assert.equal(seen['state'], 'booked');
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

test('the link of a message refuses reminders: the file says so, the appointment stays', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, tilleuls);
  await scene.runner.idle();
  const link = /http:\/\/localhost(\/r\/\S+)/.exec(scene.mails.at(-1)!.text)![1]!;
  const wants = () =>
    tilleuls.database
      .selectFrom('patients.patients')
      .select(['sms_reminders', 'email_reminders'])
      .executeTakeFirstOrThrow();
  assert.deepEqual(await wants(), { sms_reminders: true, email_reminders: true });
  const page = await scene.visitor().go(`${link}/sans-rappel`);
  assert.match(textOf(page.body), /Ce cabinet ne vous enverra plus de rappels\. Votre rendez-vous n’a pas changé\./);
  assert.deepEqual(await wants(), { sms_reminders: false, email_reminders: false });
  const seen = await tilleuls.pro('GET', `/api/agenda/appointments/${id}`);
  assert.equal(seen['state'], 'booked');
});
