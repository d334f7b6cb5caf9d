import assert from 'node:assert/strict';
import test from 'node:test';
import { assertAccessible, heading, openBrowser, openPage, seen, signInOnScreen } from '#tests/harness/browser.ts';
import { accountOf, callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';

const SIMULATED = 'Pro Santé Connect (simulé)';

test('a physician signs in by the simulated Pro Santé Connect, says where she works, and unlinks it; an unknown identity learns what to do', async (t) => {
  const cabinet = await startCabinet(t);
  const browser = await openBrowser(t);
  const page = await openPage(browser);
  await page.goto(`${cabinet.url}/pro/connexion`);
  await page.getByRole('button', { name: SIMULATED }).click();
  await heading(page, SIMULATED);
  await assertAccessible(page, 'simulated provider');
  await page.getByRole('link', { name: /Camille EXEMPLE/ }).click();
  await heading(page, 'Se connecter');
  await seen(page.getByText('Cette identité n’est reliée à aucun compte.', { exact: false }));
  await assertAccessible(page, 'unknown identity');

  await page.getByRole('button', { name: SIMULATED }).click();
  await page.getByRole('link', { name: /Nolwenn Quéré/ }).click();
  await heading(page, 'Où exercez-vous maintenant ?');
  await assertAccessible(page, 'choice of a workplace');
  await page.getByRole('radio', { name: 'Maison médicale de garde' }).check();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await heading(page, 'Accueil');
  await seen(page.getByText('Cabinet des Tilleuls'));

  await page.goto(`${cabinet.url}/pro/compte`);
  await seen(page.getByText('Relié', { exact: true }));
  const owner = await accountOf(cabinet, 'practitioner', 'Cabinet des Tilleuls');
  await page.getByRole('button', { name: 'Délier' }).click();
  await page.getByRole('dialog').getByLabel('Votre mot de passe').fill(owner.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Délier' }).click();
  await page.getByRole('button', { name: 'Relier' }).click();
  await page.getByRole('dialog').getByLabel('Votre mot de passe').fill(owner.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('link', { name: /Nolwenn Quéré/ }).click();
  await heading(page, 'Mon compte');
  await seen(page.getByText('Relié', { exact: true }));
  await assertAccessible(page, 'linked account');

  const colleague = await openPage(browser);
  await signInOnScreen(colleague, cabinet.url, await accountOf(cabinet, 'coder-tim'));
  await colleague.goto(`${cabinet.url}/pro/compte`);
  await seen(colleague.getByText('Votre e-CPS ou votre carte CPS peut ouvrir ce compte', { exact: false }));
  const { provider } = await (await callerOf(cabinet, 'coder-tim')).do('GET', '/api/identity/pro-sante-connect');
  assert.equal(provider, 'simulated');
});
