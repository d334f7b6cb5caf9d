import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { totpCode } from '#platform/identity/testing.ts';
import {
  assertAccessible,
  heading,
  openBrowser,
  openPage,
  picture,
  signInOnScreen,
  TELEPHONE,
} from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const NEW_PASSWORD = 'tuile-orage-sifflet-94';

/** The link of the newest mail to an address. */
async function linkMailedTo(address: string, subject: RegExp): Promise<string> {
  const { links } = await mailTo(cabinet, address, subject);
  return links.find((link) => link.includes('#'))!;
}

test('a referent invites a colleague, who joins, sets up the second factor, and loses the access at once', async () => {
  const { accounts } = await cabinet.demo();
  const referent = accounts.find(({ role }) => role === 'referent')!;
  const colleague = 'noe.fictif@les-aulnes.example';

  const desk = await openPage(browser);
  await desk.goto(`${cabinet.url}/pro/connexion`);
  await heading(desk, 'Se connecter');
  await assertAccessible(desk, 'sign-in');
  await picture(desk, 'sign-in');
  await signInOnScreen(desk, cabinet.url, referent);
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
  await phone.goto(await linkMailedTo(colleague, /Votre accès/));
  await phone.getByLabel(/^Mot de passe/).fill('noefictif2026');
  await phone.getByText('Faible').waitFor();
  await phone.getByRole('button', { name: 'Ouvrir mon accès' }).click();
  await phone.getByText('Ce mot de passe est trop facile à deviner.').waitFor();
  await phone.getByText('ne le confiez à personne', { exact: false }).waitFor();
  await assertAccessible(phone, 'accepting');
  await phone.getByLabel(/^Mot de passe/).fill(NEW_PASSWORD);
  await phone.getByRole('button', { name: 'Ouvrir mon accès' }).click();

  // A referent's workspace opens only once the second factor is there (CIM-19).
  await heading(phone, 'Double vérification');
  await phone.getByLabel('Votre mot de passe').fill(NEW_PASSWORD);
  await phone.getByRole('button', { name: 'Continuer' }).click();
  const secret = (await phone.getByLabel('Clé à taper').textContent())!.replaceAll(/\s/g, '');
  await assertAccessible(phone, 'second factor');
  await phone.getByLabel('Code à six chiffres').fill(totpCode(secret));
  await phone.getByRole('button', { name: 'Activer la double vérification' }).click();
  const codes = phone.getByLabel('Codes de secours').getByRole('listitem');
  await codes.last().waitFor();
  assert.equal(await codes.count(), 10);
  await phone.getByRole('button', { name: 'Je les ai gardés, terminer' }).click();
  await phone.getByRole('link', { name: 'Équipe' }).click();
  await phone.getByText('Noé Fictif').first().waitFor();

  await desk.reload();
  await desk.getByRole('grid').getByText('Noé Fictif').click();
  await desk.getByRole('button', { name: 'Retirer l’accès' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click();
  await desk.getByRole('grid').getByText('Retiré').waitFor();
  await phone.reload();
  await heading(phone, 'Se connecter');
});

test('a forgotten password is replaced by a link that serves once', async () => {
  const { accounts } = await cabinet.demo();
  const coder = accounts.find(({ role }) => role === 'coder-tim')!;
  const page = await openPage(browser);
  await page.goto(`${cabinet.url}/pro/mot-de-passe-oublie`);
  await page.getByLabel('Adresse e-mail').fill(coder.email);
  await page.keyboard.press('Enter');
  await page.getByText('Un lien est parti').waitFor();
  const link = await linkMailedTo(coder.email, /nouveau mot de passe/);
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
  await signInOnScreen(page, cabinet.url, { ...coder, password: NEW_PASSWORD });
  await page.goto(`${cabinet.url}/pro/compte`);
  await page.getByText('Où vous êtes connecté').waitFor();
  await assertAccessible(page, 'account');
  await picture(page, 'account');
});
