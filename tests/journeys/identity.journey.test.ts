import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { totpCode } from '#platform/identity/testing.ts';
import { gone, heading, openBrowser, openPage, openPageOf, seen, signInOnScreen } from '#tests/harness/browser.ts';
import { accountOf, Caller, callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { acknowledge, validatedStay } from '#tests/harness/coding.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const PASSWORD = 'girofle-tambour-nuage-57';
const cabinet = await startCabinet({ after }, { env: { CABINET_CLOCK: '2027-03-01T08:00:00Z' } });
const browser = await openBrowser({ after });

test('CIM-17 a person signs in by e-mail and password; a wrong password and an unknown e-mail get one same answer', async () => {
  const { email, password } = await accountOf(cabinet, 'coder-tim', 'Clinique des Deux-Caps');
  const page = await openPage(browser);
  const answers: string[] = [];
  const tries = [
    [email, 'pas-le-bon-mot'],
    ['personne@deux-caps.example', 'pas-le-bon-mot'],
  ] as const;
  for (const [address, word] of tries) {
    await page.goto(`${cabinet.url}/pro/connexion`);
    await trySignIn(page, address, word);
    answers.push((await page.getByRole('alert').textContent())!);
  }
  assert.deepEqual(answers, Array(2).fill('Adresse e-mail ou mot de passe incorrect.'));
  await signInOnScreen(page, cabinet.url, { email, password, totpSecret: null });
  await seen(page.getByText('Clinique des Deux-Caps'));
  await page.context().close();
});

test('five failures lock an account, said with its length; a link by mail gives a new password and opens it again', async () => {
  const { email, password } = await accountOf(cabinet, 'billing-contact');
  const page = await openPage(browser);
  await page.goto(`${cabinet.url}/pro/connexion`);
  for (let failures = 1; failures <= 5; failures += 1) await trySignIn(page, email, `essai numéro ${failures}`);
  await trySignIn(page, email, password);
  await seen(page.getByText('Trop d’essais. Réessayez dans 15 min, ou demandez un nouveau mot de passe.'));

  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  await seen(page.getByText('Un lien est parti'));
  const { links, text } = await mailTo(cabinet, email, /mot de passe/i);
  assert.ok(!text.includes(password));
  const link = links.find((one) => one.includes('/nouveau-mot-de-passe'))!;
  await page.goto(link);
  await page.getByLabel('Nouveau mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
  await heading(page, 'Mot de passe enregistré');
  await signInOnScreen(page, cabinet.url, { email, password: PASSWORD, totpSecret: null });

  const stranger = await openPage(browser);
  await stranger.goto(link);
  await stranger.getByLabel('Nouveau mot de passe').fill(`${PASSWORD} bis`);
  await stranger.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
  await seen(stranger.getByText('Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.'));
  await Promise.all([page.context().close(), stranger.context().close()]);
});

test('a second factor is set up, asked at the next sign-in, and replaced once by a recovery code', async () => {
  const account = await accountOf(cabinet, 'physician');
  const page = await openPage(browser);
  await signInOnScreen(page, cabinet.url, account);
  await page.goto(`${cabinet.url}/pro/compte/double-verification`);
  await page.getByLabel('Votre mot de passe').fill(account.password);
  await page.getByRole('button', { name: 'Continuer' }).click();
  const secret = (await page.getByLabel('Clé à taper').textContent())!.replaceAll(/\s/g, '');
  await page.getByLabel('Code à six chiffres').fill('000000');
  await page.getByRole('button', { name: 'Activer la double vérification' }).click();
  await seen(page.getByText('Ce code n’est pas le bon', { exact: false }));
  await page.getByLabel('Code à six chiffres').fill(totpCode(secret));
  await page.getByRole('button', { name: 'Activer la double vérification' }).click();
  await seen(page.getByRole('list', { name: 'Codes de secours' }));
  const codes = await page.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem').allTextContents();
  assert.equal(new Set(codes).size, 10);
  await page.getByRole('button', { name: 'Je les ai gardés, terminer' }).click();
  await mailTo(cabinet, account.email, /double vérification/i);

  await signOut(page);
  await signInOnScreen(page, cabinet.url, { ...account, totpSecret: secret }, Date.now() + 30_000);
  await signOut(page);
  await page.goto(`${cabinet.url}/pro/connexion`);
  await trySignIn(page, account.email, account.password);
  await page.getByRole('button', { name: /code de secours/ }).click();
  await page.getByLabel('Code de secours').fill(codes[0]!);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await heading(page, 'Accueil');

  await signOut(page);
  await page.goto(`${cabinet.url}/pro/connexion`);
  await trySignIn(page, account.email, account.password);
  await page.getByRole('button', { name: /code de secours/ }).click();
  await page.getByLabel('Code de secours').fill(codes[0]!);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await seen(page.getByText('Ce code n’est pas le bon, ou a déjà servi.', { exact: false }));
  await page.context().close();
});

test('sessions are listed and closed from another browser; signing out ends the session on the server too', async () => {
  const account = await accountOf(cabinet, 'dim-physician');
  const desk = await openPage(browser);
  await signInOnScreen(desk, cabinet.url, account);
  const elsewhere = await openPage(browser);
  await signInOnScreen(elsewhere, cabinet.url, account);
  await desk.goto(`${cabinet.url}/pro/compte`);
  const sessions = desk.getByRole('listitem').filter({ hasText: /ouverte/ });
  await seen(sessions.nth(1));
  assert.equal(await sessions.count(), 2);
  await desk.getByRole('button', { name: /^Fermer la session/ }).click();
  await seen(desk.getByText('Ici'));
  await sessions.nth(1).waitFor({ state: 'detached' });

  await elsewhere.locator('a', { hasText: 'Codage' }).first().dispatchEvent('click');
  await heading(elsewhere, 'Votre session a pris fin');

  const stolen = new Caller(cabinet);
  for (const { name, value } of await desk.context().cookies()) stolen.cookies.set(name, value);
  assert.equal((await stolen.call('GET', '/api/identity/me')).status, 200);
  await signOut(desk);
  assert.deepEqual(await stolen.refused('GET', '/api/identity/me'), [401, 'session.required']);
  await Promise.all([desk.context().close(), elsewhere.context().close()]);
});

test('CIM-23 a referent invites by mail, changes a role and withdraws: the next click is refused, past work keeps its name', async () => {
  const referent = await openPageOf(await callerOf(cabinet, 'referent'), browser);
  const email = 'noe.fictif@les-aulnes.example';
  await invite(referent, email, 'Contact facturation');
  const link = (await mailTo(cabinet, email, /Votre accès à Cabinet/)).links[0]!;
  const colleague = await openPage(browser);
  await colleague.goto(link);
  await colleague.getByLabel('Prénom et nom').fill('Noé Fictif');
  await colleague.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await colleague.getByRole('button', { name: 'Ouvrir mon accès' }).click();
  await heading(colleague, 'Accueil');
  assert.equal(await colleague.getByRole('link', { name: 'Codage' }).count(), 0);

  await referent.goto(`${cabinet.url}/pro/membres`);
  await openMember(referent, 'Noé Fictif');
  await referent.getByLabel('TIM').check();
  await referent.getByLabel('Contact facturation').uncheck();
  await referent.getByRole('button', { name: 'Enregistrer' }).click();
  await seen(referent.getByText('Rôles de Noé Fictif enregistrés'));
  await colleague.reload();
  await seen(colleague.getByRole('link', { name: 'Codage' }));

  const coder = await new Caller(cabinet).signIn({ email, password: PASSWORD, totpSecret: null });
  await acknowledge(coder);
  const { stay } = await validatedStay(coder, 'noe-1');
  await referent.getByRole('button', { name: 'Retirer l’accès' }).click();
  await referent.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click();
  await seen(referent.getByText('Accès de Noé Fictif retiré'));
  // The page may have noticed by itself: its link is then hidden.
  await colleague.locator('a', { hasText: 'Codage' }).first().dispatchEvent('click');
  await heading(colleague, 'Votre session a pris fin');
  assert.deepEqual(await coder.refused('GET', '/api/coding/stays'), [401, 'session.required']);

  const kept = await callerOf(cabinet, 'coder-tim');
  const view = await kept.do<{ validation: { by: { name: string } } }>('GET', `/api/coding/stays/${stay.id}`);
  assert.equal(view.validation.by.name, 'Noé Fictif');

  const late = await openPage(browser);
  await late.goto(link);
  await seen(late.getByText('Cette invitation ne sert plus'));
  await Promise.all([referent, colleague, late].map((page) => page.context().close()));
});

test('an invitation nobody followed for a week leads to a page that says so, and creates nothing', async () => {
  const referent = await openPageOf(await callerOf(cabinet, 'referent'), browser);
  const email = 'tardive.inventee@les-aulnes.example';
  await invite(referent, email, 'TIM');
  const link = (await mailTo(cabinet, email, /Votre accès à Cabinet/)).links[0]!;
  const page = await openPage(browser);
  await page.goto(link);
  await heading(page, 'Votre accès pour SMR Les Aulnes');
  assert.equal((await cabinetCommand(cabinet.data, 'clock', 'advance', 'P7D')).code, 0);
  await page.getByLabel('Prénom et nom').fill('Tardive Inventée');
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Ouvrir mon accès' }).click();
  await seen(page.getByText(/a déjà servi, a été retirée ou a expiré/));
  await page.reload();
  await seen(page.getByText('Cette invitation ne sert plus'));
  const nobody = new Caller(cabinet);
  const answer = await nobody.refused('POST', '/api/identity/sign-in', { email, password: PASSWORD });
  assert.deepEqual(answer, [401, 'identity.wrong-credentials']);
  await Promise.all([referent.context().close(), page.context().close()]);
});

/** Fills the door and waits until it has answered. */
async function trySignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/identity/sign-in'));
  await page.getByRole('button', { name: 'Se connecter' }).click();
  if ((await answered).ok()) await seen(page.getByText(/Double vérification|Accueil/));
  else await seen(page.getByRole('alert'));
  await gone(page.locator('button[data-loading]'));
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await heading(page, 'Vous êtes déconnecté');
}

async function invite(referent: Page, email: string, role: string): Promise<void> {
  await referent.goto(`${cabinet.url}/pro/membres?inviter=1`);
  await referent.getByLabel('Adresse e-mail').fill(email);
  await referent.getByRole('combobox', { name: 'Rôle' }).click();
  await referent.getByRole('option', { name: role }).click();
  await referent.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await seen(referent.getByText(`Invitation envoyée à ${email}`));
}

async function openMember(referent: Page, name: string): Promise<void> {
  await referent.getByRole('grid').getByText(name).click();
  await seen(referent.getByRole('heading', { name }));
}
