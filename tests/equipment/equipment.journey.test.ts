import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import {
  assertAccessible,
  DESKTOP,
  gone,
  heading,
  openBrowser,
  openPage,
  seen,
  TELEPHONE,
} from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { accountOf, Caller, callerOf } from '#tests/harness/caller.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const cabinet = await startCabinet({ after }, { env: { CABINET_CLOCK: '2027-01-11T09:00:00Z' } });
const browser = await openBrowser({ after });

const agent = (chrome: number): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${String(chrome)}.0.0.0 Safari/537.36`;

test('MAI-030 the professional application is for professionals: a patient is sent to their own site, nobody enters without an identity', async () => {
  const address = 'patiente.fictive@exemple.example';
  const patient = new Caller(cabinet);
  await patient.do('POST', '/api/accounts/codes', { address });
  const { text } = await mailTo(cabinet, address, /code/i);
  const code = /\d{6}/.exec(text)![0];
  const page = await openPage(browser);
  await page.goto(`${cabinet.url}/pro/connexion`, { waitUntil: 'networkidle' });
  await page.getByLabel('Adresse e-mail').fill(address);
  await page.getByLabel('Mot de passe', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  const told = page.getByRole('note').filter({ hasText: 'Cet espace est réservé aux professionnels.' });
  await seen(told);
  await assertAccessible(page, 'a patient at the professional door');
  await told.getByRole('link', { name: 'Le site des patients' }).click();
  await heading(page, 'Se connecter');
  assert.equal(new URL(page.url()).pathname, '/connexion');

  // The very same code opens the patients' site, and its session opens nothing of the professional application.
  await patient.do('POST', '/api/accounts/sessions', { address, code });
  assert.equal((await patient.call('GET', '/mon-compte')).status, 200);
  for (const path of ['/api/identity/me', '/api/patients?limit=1', '/api/agenda/view?from=2027-01-11']) {
    assert.deepEqual(await patient.refused('GET', path), [401, 'session.required'], path);
  }
  const [cookie] = [...patient.cookies].map(([name, value]) => ({ name, value, url: cabinet.url }));
  await page.context().addCookies([cookie!]);
  await page.goto(`${cabinet.url}/pro/agenda`);
  await heading(page, 'Se connecter');
  await seen(page.getByLabel('Mot de passe', { exact: true }));
  await page.context().close();

  // No registration without saying which professional one is: neither an account of one's own, nor a place in a practice.
  const form = {
    ...{ name: 'Pierre Inventé', function: 'Curieux', email: 'pierre.invente@exemple.example' },
    ...{ establishment: 'Chez moi', billing: { name: 'Pierre', address: '1 rue Inventée', siret: null } },
  };
  for (const category of [undefined, 'patient']) {
    const { status, json } = await new Caller(cabinet).call('POST', '/api/organizations', { ...form, category });
    const fields = (json['errors'] as { field: string }[]).map(({ field }) => field);
    assert.deepEqual([status, fields], [422, ['category']]);
  }
  const manager = await callerOf(cabinet, 'practitioner', 'Kiné du Môle');
  const { sites } = await manager.do<{ sites: { id: string }[] }>('GET', '/api/professionals/practice');
  const nobody = {
    ...{ title: null, firstName: 'Pierre', lastName: 'Inventé', professionCode: '70', specialtyCode: null },
    ...{ rpps: null, adeli: null, siteId: sites[0]!.id, color: 2, position: 1, email: form.email },
  };
  const professionals = '/api/professionals/professionals';
  assert.deepEqual(await manager.refused('POST', professionals, nobody), [422, 'professionals.national-number']);
});

test('MAI-031 an unsuited browser gets the advice page in place of the form, one near its limit a banner, a suited one neither', async () => {
  const opened = async (userAgent: string | undefined, path = '/pro/connexion'): Promise<Page> => {
    const page = await openPage(browser, userAgent === undefined ? DESKTOP : { ...DESKTOP, userAgent });
    await page.goto(`${cabinet.url}${path}`);
    return page;
  };
  const explorer = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko';
  for (const [userAgent, path] of [
    [agent(122), '/pro/connexion'],
    [explorer, '/pro/agenda'],
  ] as const) {
    const page = await opened(userAgent, path);
    await heading(page, 'Ce navigateur est trop ancien');
    for (const name of ['Chrome, Edge', 'Firefox', 'Safari']) await seen(page.getByText(name).first());
    assert.equal(await page.getByLabel('Mot de passe', { exact: true }).count(), 0);
    await assertAccessible(page, 'advice to an unsuited browser');
    await page.context().close();
  }
  const near = await opened(agent(123));
  await heading(near, 'Se connecter');
  const banner = near.getByRole('note').filter({ hasText: /ne suffira plus à partir du mercredi 1er\sseptembre 2027/ });
  await seen(banner);
  await seen(banner.getByText(/gardez-en un second/));
  await assertAccessible(near, 'a browser near its limit');
  await near.getByLabel('Adresse e-mail').fill((await accountOf(cabinet, 'coder-tim')).email);
  await near.getByLabel('Mot de passe', { exact: true }).fill((await accountOf(cabinet, 'coder-tim')).password);
  await near.getByRole('button', { name: 'Se connecter' }).click();
  await heading(near, 'Accueil');
  await seen(banner);
  await near.context().close();
  const suited = await opened(undefined);
  await heading(suited, 'Se connecter');
  await gone(suited.getByRole('note'));
  await suited.context().close();
});

test('MAI-033 requirements are published with their next change, and a self-test says what a computer lacks, with advice', async (t) => {
  const page = await openPage(browser);
  await page.goto(`${cabinet.url}/pro/connexion`);
  await page.getByRole('link', { name: 'Exigences techniques' }).click();
  await heading(page, 'Exigences techniques');
  for (const kind of ['Ordinateur', 'Tablette ou appareil hybride', 'Téléphone', 'Mbit/s']) {
    await seen(page.getByText(kind).first());
  }
  await seen(page.getByRole('heading', { name: /À partir du .*septembre 2027/ }));
  await seen(page.getByText(/Annoncé le .*novembre 2026/));
  await assertAccessible(page, 'technical requirements');

  await page.context().grantPermissions(['camera', 'microphone']);
  await page.getByRole('link', { name: 'Essayer ce poste' }).click();
  await page.getByRole('button', { name: 'Lancer l’essai' }).click();
  await page.getByRole('button', { name: 'Recommencer' }).waitFor();
  assert.deepEqual(await verdicts(page), { browser: 'true', network: 'true', camera: 'false', microphone: 'false' });
  const microphone = page.locator('[data-test=microphone] p');
  assert.equal(await microphone.innerText(), 'Aucun appareil trouvé : branchez-le, ou prenez un poste qui en a un.');
  assert.match(
    await page.locator('[data-test=network] p').innerText(),
    /^\d+ Mbit\/s en réception, \d+ Mbit\/s en envoi/,
  );
  await assertAccessible(page, 'a computer without microphone');
  await page.context().close();

  // The same on a telephone that has both.
  const equipped = await chromium.launch({
    executablePath: process.env['CABINET_TEST_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  t.after(() => equipped.close());
  const phone = await openPage(equipped, TELEPHONE);
  await phone.goto(`${cabinet.url}/test-du-poste`);
  await phone.getByRole('button', { name: 'Lancer l’essai' }).click();
  await phone.getByRole('button', { name: 'Recommencer' }).waitFor();
  assert.deepEqual(await verdicts(phone), { browser: 'true', network: 'true', camera: 'true', microphone: 'true' });
  await phone.context().close();
});

test('part of MAI-034 what the local network must let through is published', async () => {
  const page = await openPage(browser);
  await page.goto(`${cabinet.url}/exigences-techniques#reseau`);
  await seen(page.getByRole('heading', { name: 'Ce que le réseau du lieu laisse passer' }));
  await seen(page.getByText(/HTTPS \(TLS 1\.2 ou plus\) vers localhost, port/));
  await page.context().close();
});

async function verdicts(page: Page): Promise<Readonly<Record<string, string | undefined>>> {
  return page
    .locator('[data-test]')
    .evaluateAll((lines) =>
      Object.fromEntries(lines.map((line) => [line.getAttribute('data-test'), line.getAttribute('data-good') ?? ''])),
    );
}
