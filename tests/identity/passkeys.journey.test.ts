import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, heading, openBrowser, openPage, seen, signInOnScreen } from '#tests/harness/browser.ts';
import { accountOf, Caller } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo, smsTo } from '#tests/harness/outbox.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const SIGN_IN = '/api/identity/passkey-sign-in';

/** Gives the page a device that keeps keys and recognises its holder, as Chromium simulates one. */
async function withAuthenticator(page: Page): Promise<{ recognises(holder: boolean): Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    recognises: async (isUserVerified) => {
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}

test('a passkey is added, opens the account alone with two factors, is renamed and taken away', async () => {
  const account = await accountOf(cabinet, 'coder-tim');
  const page = await openPage(browser);
  const device = await withAuthenticator(page);
  await signInOnScreen(page, cabinet.url, account);

  await page.goto(`${cabinet.url}/pro/compte`);
  await page.getByRole('button', { name: 'Ajouter une clé' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom de la clé').fill('Poste du bureau');
  await dialog.getByLabel('Votre mot de passe').fill('pas le bon');
  await dialog.getByRole('button', { name: 'Continuer' }).click();
  await seen(dialog.getByText('Ce mot de passe n’est pas le vôtre.'));
  await dialog.getByLabel('Votre mot de passe').fill(account.password);
  await dialog.getByRole('button', { name: 'Continuer' }).click();
  await seen(page.getByText('Poste du bureau'));
  await seen(page.getByText('jamais utilisée', { exact: false }));
  await assertAccessible(page, 'account with a passkey');
  await mailTo(cabinet, account.email, /Clé d’accès ajoutée/);

  await page.getByRole('button', { name: 'Renommer la clé Poste du bureau' }).click();
  await dialog.getByLabel('Nom de la clé').fill('Poste de la fenêtre');
  await dialog.getByRole('button', { name: 'Renommer' }).click();
  await seen(page.getByText('Poste de la fenêtre'));

  // The device keeps the key across sign-ins; the server knows each answer once only.
  await page.context().clearCookies();
  await page.goto(`${cabinet.url}/pro/connexion`);
  await assertAccessible(page, 'sign-in with passkeys');
  const sent = page.waitForRequest((request) => request.url().endsWith(SIGN_IN));
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await heading(page, 'Accueil');
  const answer = (await sent).postDataJSON() as object;
  assert.deepEqual(await new Caller(cabinet).refused('POST', SIGN_IN, answer), [422, 'identity.passkey-refused']);
  const me = await page.evaluate(async () => (await fetch('/api/identity/me')).json());
  assert.equal(me.person.secondFactor, true);

  // The password alone opens nothing more: the key is asked, and the device must recognise its holder.
  await page.context().clearCookies();
  await device.recognises(false);
  await page.goto(`${cabinet.url}/pro/connexion`, { waitUntil: 'networkidle' });
  await page.getByLabel('Adresse e-mail').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await heading(page, 'Double vérification');
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await seen(page.getByText('Aucune clé d’accès n’a été donnée.', { exact: false }));
  await device.recognises(true);
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await heading(page, 'Accueil');

  await page.goto(`${cabinet.url}/pro/compte`);
  await seen(page.getByText('clé d’accès', { exact: false }));
  await page.getByRole('button', { name: 'Retirer la clé Poste de la fenêtre' }).click();
  await dialog.getByRole('button', { name: 'Retirer' }).click();
  await seen(page.getByText('Votre téléphone ou votre poste peut vous reconnaître', { exact: false }));
  await page.context().clearCookies();
  await page.goto(`${cabinet.url}/pro/connexion`);
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await seen(page.getByText('Cette clé d’accès n’a pas été reconnue.', { exact: false }));
});

test('a telephone is added and ends a sign-in by the code it receives', async () => {
  const account = await accountOf(cabinet, 'dim-physician');
  const page = await openPage(browser);
  await signInOnScreen(page, cabinet.url, account);
  await page.goto(`${cabinet.url}/pro/compte`);
  await page.getByRole('button', { name: 'Ajouter un mobile' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Numéro de mobile').fill('06 39 98 01 23');
  await dialog.getByLabel('Votre mot de passe').fill(account.password);
  await assertAccessible(page, 'adding a telephone');
  await dialog.getByRole('button', { name: 'Recevoir un code' }).click();
  await dialog.getByLabel('Code reçu').fill(codeIn(await smsTo(cabinet, '+33639980123')));
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  await seen(page.getByText('Un code peut arriver au •• •• •• •• 23.'));

  await page.context().clearCookies();
  await page.goto(`${cabinet.url}/pro/connexion`, { waitUntil: 'networkidle' });
  await page.getByLabel('Adresse e-mail').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: 'Recevoir un code au •• •• •• •• 23' }).click();
  await assertAccessible(page, 'code by SMS');
  await page.getByLabel('Code à six chiffres').fill(codeIn(await smsTo(cabinet, '+33639980123', 2)));
  await page.getByRole('button', { name: 'Continuer' }).click();
  await heading(page, 'Accueil');
});

function codeIn(sms: string): string {
  return /(\d{6})/.exec(sms)![1]!;
}
