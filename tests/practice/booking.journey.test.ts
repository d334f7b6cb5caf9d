import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { consoleErrors, openBrowser, openPage, picture, seen, TELEPHONE, violations } from '#tests/harness/browser.ts';
import { accountOf, Caller, callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo } from '#tests/harness/outbox.ts';
import { identify } from '#tests/harness/patient-pages.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const DERMATOLOGISTS = '/recherche?quoi=dermatologue&ou=Quimper';
const EMBRUNS = 'Dermatologie des Embruns';
const practice = await callerOf(cabinet, 'practitioner', EMBRUNS);

interface Diary {
  readonly appointments: readonly {
    readonly id: string;
    readonly startsAt: string;
    readonly state: string;
    readonly origin: string;
  }[];
}

/** The day of an appointment as the practice has it. */
async function diary(startsAt: string): Promise<Diary['appointments']> {
  const { appointments } = await practice.do<Diary>('GET', `/api/agenda/view?from=${startsAt.slice(0, 10)}&days=1`);
  return appointments.filter(({ origin }) => origin === 'online');
}

/** From the search to the time held: the first time of the first result, for its first reason. */
async function holdFirst(page: Page): Promise<string> {
  await page.goto(`${cabinet.url}${DERMATOLOGISTS}`);
  const link = page.locator('a.time').first();
  const startsAt = new URL((await link.getAttribute('href'))!, cabinet.url).searchParams.get('debut')!;
  await link.click();
  await page
    .getByRole('button', { name: /^Choisir/ })
    .first()
    .click();
  await seen(page.getByText(/Votre créneau est gardé/));
  return startsAt;
}

test('a patient on a telephone finds, books, moves and cancels, and the practice has each at once', async () => {
  const page = await openPage(browser, TELEPHONE);
  await page.goto(`${cabinet.url}/`);
  assert.deepEqual(await violations(page), []);
  const startsAt = await holdFirst(page);
  await picture(page, 'public-book-mobile');
  // The bar that counts the minutes lies over whatever row of times it meets: at the end it meets none.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  assert.deepEqual(await violations(page), []);
  await page.getByRole('link', { name: 'Continuer' }).click();
  await identify(page, cabinet, 'd-artagnan@exemple.example', ['D’Artagnan 🎈', 'L’Inventé']);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click();
  await seen(page.getByText('C’est pris.'));
  assert.deepEqual(await violations(page), []);
  const [booked] = await diary(startsAt);
  assert.deepEqual([booked!.startsAt, booked!.state], [startsAt, 'booked']);

  const mail = await mailTo(cabinet, 'd-artagnan@exemple.example', /Rendez-vous pris/);
  await page.goto(mail.links[0]!);
  await page.getByRole('link', { name: 'Déplacer' }).click();
  const time = page.locator('button.time').nth(1);
  const movedTo = (await time.getAttribute('value'))!;
  await time.click();
  await seen(page.getByText(/Votre rendez-vous est déplacé/));
  assert.deepEqual(
    (await diary(movedTo)).map((one) => [one.id, one.startsAt]),
    [[booked!.id, movedTo]],
  );
  await page.getByText('Annuler ce rendez-vous', { exact: true }).click();
  await page.getByRole('button', { name: 'Oui, annuler ce rendez-vous' }).click();
  await seen(page.getByText(/Votre rendez-vous est annulé/));
  assert.deepEqual(
    (await diary(movedTo)).filter(({ state }) => state !== 'cancelled'),
    [],
  );
  assert.deepEqual(consoleErrors(page), []);
});

test('booking works without a script, and the search reads well on a large screen', async () => {
  const page = await openPage(browser, {
    viewport: { width: 1280, height: 860 },
    locale: 'fr-FR',
    javaScriptEnabled: false,
  });
  await page.goto(`${cabinet.url}${DERMATOLOGISTS}`);
  await picture(page, 'public-search');
  await page.getByLabel('Sur place ou en vidéo').selectOption('video');
  await page.getByRole('button', { name: 'Appliquer' }).click();
  await seen(page.getByRole('heading', { level: 1, name: /dermatologue/ }));
  await holdFirst(page);
  await page.getByRole('link', { name: 'Continuer' }).click();
  await identify(page, cabinet, 'sans-script@exemple.example', ['Ombeline', 'Sobre']);
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click();
  await seen(page.getByText('C’est pris.'));
});

test('two visitors at one time, a network lost, a past time, a forged link: each is told what is safe', async () => {
  const [first, second] = [await openPage(browser, TELEPHONE), await openPage(browser, TELEPHONE)];
  await first.goto(`${cabinet.url}${DERMATOLOGISTS}`);
  const href = (await first.locator('a.time').first().getAttribute('href'))!;
  for (const page of [first, second]) await page.goto(`${cabinet.url}${href}`);
  await first
    .getByRole('button', { name: /^Choisir/ })
    .first()
    .click();
  await seen(first.getByText(/Votre créneau est gardé/));
  await second
    .getByRole('button', { name: /^Choisir/ })
    .first()
    .click();
  await seen(second.getByText(/Ce créneau vient d’être pris/));
  assert.deepEqual(await violations(second), []);

  await first.context().setOffline(true);
  await first.locator('button.time').nth(1).click();
  await seen(first.getByText(/Vous êtes hors connexion/));
  await first.context().setOffline(false);
  await first.locator('button.time').nth(1).click();
  await seen(first.getByText(/Votre créneau est gardé/));

  const { slug, reason } = await first.evaluate(() => ({
    slug: location.pathname.split('/')[2]!,
    reason: new URLSearchParams(location.search).get('motif')!,
  }));
  const past = await new Caller(cabinet).call('POST', '/api/booking/holds', {
    slug,
    reasonId: reason,
    startsAt: '2020-01-06T09:00:00Z',
  });
  assert.deepEqual([past.status, past.json['code']], [409, 'agenda.outside-rules']);
  await second.goto(`${cabinet.url}/r/a${'0'.repeat(32)}${'x'.repeat(43)}`);
  await seen(second.getByText(/Votre rendez-vous n’a pas changé/));
});

test('a patient’s session opens no professional’s door, nor a professional’s a patient’s', async () => {
  const patient = new Caller(cabinet);
  await patient.do('POST', '/api/accounts/codes', { address: 'double@exemple.example' });
  const { text } = await mailTo(cabinet, 'double@exemple.example', /code/i);
  await patient.do('POST', '/api/accounts/sessions', {
    address: 'double@exemple.example',
    code: /\d{6}/.exec(text)![0],
  });
  assert.equal((await patient.call('GET', '/api/accounts/people')).status, 200);
  assert.deepEqual(await patient.refused('GET', '/api/identity/me'), [401, 'session.required']);
  assert.deepEqual(await practice.refused('GET', '/api/accounts/people'), [401, 'session.required']);
  const account = await accountOf(cabinet, 'practitioner', EMBRUNS);
  const signIn = { email: 'double@exemple.example', password: account.password };
  assert.equal((await new Caller(cabinet).call('POST', '/api/identity/sign-in', signIn)).status, 401);
});
