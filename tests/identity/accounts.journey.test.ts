import assert from 'node:assert/strict';
import test from 'node:test';
import type { Page } from 'playwright-core';
import { totpCode } from '#platform/identity/testing.ts';
import { assertAccessible, DESKTOP, openBrowser, openPage, picture, TELEPHONE } from '#tests/harness/browser.ts';
import { startCabinet, type RunningCabinet } from '#tests/harness/cabinet.ts';

const NEW_PASSWORD = 'tuile-orage-sifflet-94';

/** Types an address and a password, then the code of the second factor where there is one. */
async function signIn(page: Page, url: string, who: { email: string; password: string; totpSecret: string | null }) {
  await page.goto(`${url}/pro/connexion`);
  await page.getByLabel('Adresse e-mail').fill(who.email);
  await page.getByLabel(/^Mot de passe/).fill(who.password);
  await page.keyboard.press('Enter');
  if (who.totpSecret === null) return;
  await page.getByLabel('Code à six chiffres').fill(totpCode(who.totpSecret));
  await page.keyboard.press('Enter');
}

/** The link at the end of the newest mail to an address. */
async function linkMailedTo(cabinet: RunningCabinet, page: Page, address: string): Promise<string> {
  const outbox = `${cabinet.url}/api/notifications/local-outbox`;
  for (let turn = 0; turn < 100; turn += 1) {
    const { messages } = (await (await page.request.get(outbox)).json()) as {
      messages: { id: string; recipients: string[] }[];
    };
    const message = messages.find(({ recipients }) => recipients.includes(address));
    if (message !== undefined) {
      const content = await (await page.request.get(`${outbox}/${message.id}`)).text();
      return /http:[^"\s]*#[\w-]+/.exec(content)![0];
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`no mail to ${address}`);
}

test('a referent invites a colleague, who joins, sets up the second factor, and loses the access at once', async (t) => {
  const cabinet = await startCabinet(t);
  const browser = await openBrowser(t);
  const { accounts } = await cabinet.demo();
  const referent = accounts.find(({ role }) => role === 'referent')!;
  const colleague = 'noe.fictif@les-aulnes.example';

  const desk = await openPage(browser);
  await desk.goto(`${cabinet.url}/pro/connexion`);
  await desk.getByRole('heading', { name: 'Se connecter' }).waitFor();
  await assertAccessible(desk, 'sign-in');
  await picture(desk, 'sign-in');
  await signIn(desk, cabinet.url, referent);
  await desk.getByRole('link', { name: 'Équipe' }).click();
  await desk.getByRole('button', { name: 'Inviter' }).click();
  await desk.getByLabel('Adresse e-mail').fill(colleague);
  await desk.getByRole('textbox', { name: /^Nom/ }).fill('Noé Fictif');
  await desk.getByRole('combobox', { name: /Rôle/ }).click();
  await desk.getByRole('option', { name: 'Référent' }).click();
  await desk.getByLabel('Médical').check();
  await assertAccessible(desk, 'invitation form');
  await desk.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await desk.getByRole('grid').getByText('Invité').waitFor();
  await picture(desk, 'team');

  const phone = await openPage(browser, TELEPHONE);
  await phone.goto(await linkMailedTo(cabinet, phone, colleague));
  await phone.getByLabel(/^Mot de passe/).fill('noefictif2026');
  await phone.getByText('Faible').waitFor();
  await phone.getByRole('button', { name: 'Ouvrir mon accès' }).click();
  await phone.getByText('Ce mot de passe est trop facile à deviner.').waitFor();
  await phone.getByText('ne le confiez à personne', { exact: false }).waitFor();
  await assertAccessible(phone, 'accepting');
  await phone.getByLabel(/^Mot de passe/).fill(NEW_PASSWORD);
  await phone.getByRole('button', { name: 'Ouvrir mon accès' }).click();

  // A referent's workspace opens only once the second factor is there (CIM-19).
  await phone.getByRole('heading', { name: 'Double vérification' }).waitFor();
  await phone.getByLabel('Votre mot de passe').fill(NEW_PASSWORD);
  await phone.getByRole('button', { name: 'Continuer' }).click();
  const secret = (await phone.getByLabel('Clé à taper').textContent())!.replaceAll(/\s/g, '');
  await assertAccessible(phone, 'second factor');
  await phone.getByLabel('Code à six chiffres').fill(totpCode(secret));
  await phone.getByRole('button', { name: 'Activer la double vérification' }).click();
  assert.equal(await phone.getByLabel('Codes de secours').getByRole('listitem').count(), 10);
  await phone.getByRole('button', { name: 'Je les ai gardés, terminer' }).click();
  await phone.getByRole('link', { name: 'Équipe' }).click();
  await phone.getByText('Noé Fictif').first().waitFor();

  await desk.reload();
  await desk.getByRole('grid').getByText('Noé Fictif').click();
  await desk.getByRole('button', { name: 'Retirer l’accès' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click();
  await desk.getByRole('grid').getByText('Retiré').waitFor();
  await phone.reload();
  await phone.getByRole('heading', { name: 'Se connecter' }).waitFor();
});

test('a forgotten password is replaced by a link that serves once', async (t) => {
  const cabinet = await startCabinet(t);
  const browser = await openBrowser(t);
  const { accounts } = await cabinet.demo();
  const coder = accounts.find(({ role }) => role === 'coder-tim')!;
  const page = await openPage(browser, DESKTOP);
  await page.goto(`${cabinet.url}/pro/mot-de-passe-oublie`);
  await page.getByLabel('Adresse e-mail').fill(coder.email);
  await page.keyboard.press('Enter');
  await page.getByText('Un lien est parti').waitFor();
  const link = await linkMailedTo(cabinet, page, coder.email);
  const replace = async () => {
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel(/^Nouveau mot de passe/).fill(NEW_PASSWORD);
    await page.getByText('Très solide').waitFor();
    await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
  };
  await replace();
  await page.getByText('C’est fait').waitFor();
  await replace();
  await page.getByText('Ce lien a déjà servi ou a expiré', { exact: false }).waitFor();
  await signIn(page, cabinet.url, { ...coder, password: NEW_PASSWORD });
  await page.getByRole('heading', { name: 'Accueil' }).waitFor();
  await page.goto(`${cabinet.url}/pro/compte`);
  await page.getByText('Où vous êtes connecté').waitFor();
  await assertAccessible(page, 'account');
  await picture(page, 'account');
});
