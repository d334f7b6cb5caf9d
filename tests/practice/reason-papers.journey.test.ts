import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, openPage, openPageOf, picture, seen, TELEPHONE, violations } from '#tests/harness/browser.ts';
import { callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const EMBRUNS = 'Dermatologie des Embruns';
const practice = await callerOf(cabinet, 'practitioner', EMBRUNS);
const HONEST = 'Venez sans crème sur la peau.';
const WARNING =
  'Ce document sera montré à tous. Il ne doit contenir ni document médical, ni rien d’une autre personne.';
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** The practice's reason that patients may book, open in its settings. */
async function openReason(page: Page): Promise<{ readonly id: string; readonly name: string }> {
  const { reasons } = await practice.do<{
    reasons: { id: string; name: string; publicName: string; online: string; place: string }[];
  }>('GET', '/api/agenda/reasons');
  const reason = reasons.find(({ online, place }) => online === 'everybody' && place === 'site')!;
  await page.goto(`${cabinet.url}/pro/agenda/reglages?onglet=motifs`);
  await page.getByText(reason.name, { exact: true }).first().click();
  await seen(page.getByRole('heading', { name: 'Documents montrés aux patients' }));
  return { id: reason.id, name: reason.publicName };
}

test('MAI-107 before a document is published the practice is warned, and refused while the confirmation is not ticked', async () => {
  const page = await openPageOf(practice, browser);
  const reason = await openReason(page);
  const papers = `/api/booking/reasons/${reason.id}/papers`;
  await page.getByLabel('Document à montrer').setInputFiles(file('peau.txt', HONEST));
  await page.getByLabel('Titre pour les patients').fill('Préparer sa peau');
  await seen(page.getByText(WARNING, { exact: true }));
  await page.getByRole('button', { name: 'Publier ce document' }).click();
  await seen(page.getByText(`${WARNING} Confirmez-le pour publier.`).first());
  assert.deepEqual(await practice.do('GET', papers), { documents: [], requested: [] });
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Je le confirme').check();
  await page.getByRole('button', { name: 'Publier ce document' }).click();
  await seen(page.getByText('Préparer sa peau : montré aux patients'));
  const { documents } = await practice.do<{ documents: { id: string }[] }>('GET', papers);
  const shown = { title: 'Préparer sa peau', state: 'published', heldFor: null, suspended: false };
  assert.deepEqual(documents, [{ id: documents[0]!.id, ...shown }]);

  await page.getByRole('button', { name: 'Demander un document' }).click();
  await page.getByLabel('Document', { exact: true }).fill('Ordonnance en cours');
  await page.getByRole('button', { name: 'Enregistrer ces demandes' }).click();
  await seen(page.getByText(/sans finalité, il ne peut pas être demandé/).first());
  await page.getByLabel('À quoi il sert').fill('Éviter deux traitements qui se contrarient');
  await page.getByRole('button', { name: 'Enregistrer ces demandes' }).click();
  await seen(page.getByText('Documents demandés enregistrés'));
  await picture(page, 'reason-papers');
});

test('a patient reads what goes with the reason and sends a document, which the practice opens beside the visit', async () => {
  const patient = await openPage(browser, TELEPHONE);
  await patient.goto(`${cabinet.url}/recherche?quoi=dermatologue&ou=Quimper`);
  await patient.locator('a.time').first().click();
  await patient
    .getByRole('button', { name: /^Choisir/ })
    .first()
    .click();
  await patient.getByRole('link', { name: 'Continuer' }).click();
  await patient.getByLabel('Votre e-mail ou votre mobile').fill('papiers@exemple.example');
  await patient.getByRole('button', { name: 'Recevoir un code' }).click();
  const { text } = await mailTo(cabinet, 'papiers@exemple.example', /code/i);
  await patient.getByLabel('Code à six chiffres').fill(/\d{6}/.exec(text)![0]);
  await patient.getByRole('button', { name: 'Continuer' }).click();
  await patient.getByLabel('Prénom').fill('Ysoline');
  await patient.getByLabel('Nom de naissance').fill('Papière');
  await patient.getByLabel('Date de naissance').fill('24/11/1986');
  await patient.getByRole('button', { name: 'Continuer' }).click();
  await patient.getByRole('button', { name: 'Confirmer le rendez-vous' }).click();
  await seen(patient.getByText('C’est pris.'));
  const visit = /mes-rendez-vous\/([0-9a-f-]{36})/.exec(patient.url())![1]!;
  const photo = { name: 'tache.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  await patient.locator('input[type=file]').setInputFiles(photo);
  await patient.getByRole('button', { name: /Envoyer/ }).click();
  await seen(patient.getByText('tache.pdf'));

  const page = await openPageOf(practice, browser);
  const { startsAt } = await practice.do<{ startsAt: string }>('GET', `/api/agenda/appointments/${visit}`);
  await page.goto(`${cabinet.url}/pro/agenda?le=${startsAt.slice(0, 10)}&rdv=${visit}`);
  await seen(page.getByRole('heading', { name: 'Envoyés par le patient' }));
  assert.deepEqual(await violations(page), []);
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ouvrir tache.pdf' }).click(),
  ]);
  assert.equal(kept.suggestedFilename(), 'tache.pdf');
});
