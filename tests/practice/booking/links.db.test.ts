import assert from 'node:assert/strict';
import test from 'node:test';
import { booked, held, linkOf, results, timesIn } from './acts.ts';
import { bookingScene } from './scene.ts';
import { plain, textOf } from './visitor-browser.ts';

/** What the practice has not read yet. */
interface Told {
  readonly unread: number;
  readonly changes: readonly {
    readonly kind: string;
    readonly byPatient: boolean;
    readonly appointment: { readonly id: string };
  }[];
}

test('MAI-085 the patient moves and cancels from the account and from the link, the time is free and both sides are told', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, runner } = scene;
  const heard: string[] = [];
  const stop = runner.listen(tilleuls.organizationId, ({ kind, ids }) => heard.push(`${kind} ${ids['appointmentId']}`));
  t.after(stop);
  const isFree = async (time: string) =>
    (await results(scene, 'quoi=quere&jour=2026-11-24'))[0]!.days[0]!.site.includes(time);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const [from, to] = ['2026-11-24T08:20:00Z', '2026-11-24T09:00:00Z'];
  for (const way of ['account', 'link'] as const) {
    const id = await booked(browser, tilleuls, from);
    await runner.idle();
    const visitor = way === 'account' ? browser : scene.visitor();
    const address = way === 'account' ? `/mes-rendez-vous/${id}` : linkOf(scene);
    await tilleuls.pro('POST', '/api/agenda/changes/seen');
    scene.clock.moveTo(scene.clock.now().add({ minutes: 1 }).toString());
    heard.length = 0;
    scene.mails.length = 0;

    assert.ok(timesIn((await visitor.get(`${address}/deplacer`)).body).includes(to));
    const moved = await visitor.go(`${address}/deplacer`, { debut: to });
    assert.match(textOf(moved.body), /Votre rendez-vous est déplacé\. Le cabinet le sait déjà/);
    await runner.idle();
    assert.deepEqual([await isFree(from), await isFree(to)], [true, false]);
    const shown = textOf((await visitor.get(address)).body);
    assert.match(shown, /^Mardi 24 novembre à 10 h 00/);
    if (way === 'link') assert.doesNotMatch(shown, /Quéré|Fictive|Consultation/);

    const cancelled = await visitor.go(`${address}/annuler`);
    assert.match(textOf(cancelled.body), /Votre rendez-vous est annulé\. Le cabinet le sait déjà/);
    await runner.idle();
    assert.deepEqual([await isFree(from), await isFree(to)], [true, true]);
    assert.deepEqual(
      scene.mails.map((mail) => [mail.to, plain(mail.subject)]),
      [
        ['anais@exemple.example', 'Rendez-vous déplacé : mardi 24 novembre à 10 h 00'],
        ['anais@exemple.example', 'Rendez-vous annulé : mardi 24 novembre à 10 h 00'],
      ],
    );
    const { unread, changes } = (await tilleuls.pro('GET', '/api/agenda/changes')) as unknown as Told;
    assert.deepEqual(
      [unread, ...changes.map(({ kind, byPatient, appointment }) => [kind, byPatient, appointment.id])],
      [2, ['cancelled', true, id], ['moved', true, id]],
    );
    assert.deepEqual(heard.filter((line) => line === `agenda.appointment.changed ${id}`).length, 2);
  }
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

test('SEC-39 by the personal link a patient moves and cancels within the delay of the practice; past it both are refused with its number', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, runner } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const state = async (id: string) => (await tilleuls.pro('GET', `/api/agenda/appointments/${id}`))['state'];
  const refuses = async (link: string) => {
    for (const [address, form] of [
      [`${link}/deplacer`, { debut: '2026-11-24T10:00:00Z' }],
      [`${link}/annuler`, {}],
    ] as const) {
      const refused = await scene.visitor().post(address, form);
      assert.equal(refused.statusCode, 409);
      assert.match(plain(textOf(refused.body)), /Votre rendez-vous n’a pas changé\..*appelez le 02 98 00 00 12/);
    }
    const page = await scene.visitor().get(link);
    assert.doesNotMatch(page.body, /\/annuler|\/deplacer/);
    assert.match(plain(textOf(page.body)), /appelez le 02 98 00 00 12/);
  };
  // A day unless the practice says otherwise: its last minute, then one minute more.
  const id = await booked(browser, tilleuls);
  await runner.idle();
  const link = linkOf(scene);
  scene.clock.moveTo('2026-11-23T08:21:00Z');
  await refuses(link);
  assert.equal((await browser.post(`/mes-rendez-vous/${id}/annuler`)).statusCode, 409);
  assert.equal(await state(id), 'booked');
  scene.clock.moveTo('2026-11-23T08:20:00Z');
  await scene.visitor().go(`${link}/deplacer`, { debut: '2026-11-24T09:00:00Z' });
  await scene.visitor().go(`${link}/annuler`);
  assert.equal(await state(id), 'cancelled');

  await tilleuls.pro('PATCH', `/api/agenda/reasons/${tilleuls.consultation}`, { changeNoticeMinutes: 120 });
  const other = await booked(browser, tilleuls);
  await runner.idle();
  const second = linkOf(scene);
  scene.clock.moveTo('2026-11-24T06:21:00Z');
  await refuses(second);
  assert.equal(await state(other), 'booked');
  scene.clock.moveTo('2026-11-24T06:20:00Z');
  await scene.visitor().go(`${second}/annuler`);
  assert.equal(await state(other), 'cancelled');
});

test('a forged, mistyped or foreign link leads to a calm page that says nothing changed', async (t) => {
  const scene = await bookingScene(t);
  const organization = scene.tilleuls.organizationId.replaceAll('-', '');
  for (const secret of ['x', `a${organization}${'A'.repeat(43)}`, `a${'0'.repeat(32)}${'A'.repeat(43)}`, 'a%2e%2e']) {
    const response = await scene.visitor().get(`/r/${secret}`);
    assert.equal(response.statusCode, 404, secret);
    assert.match(textOf(response.body), /Votre rendez-vous n’a pas changé/);
    assert.equal(response.headers['referrer-policy'], 'no-referrer');
  }
});

test('the link of a message refuses reminders: the file says so, the appointment stays', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, tilleuls);
  await scene.runner.idle();
  const link = linkOf(scene);
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
