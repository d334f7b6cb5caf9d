import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  AT_1042,
  cell,
  DAY,
  drag,
  memberOf,
  nobodyWaits,
  openAgenda,
  visitOf,
  visitsOf,
} from '#tests/harness/agenda-page.ts';
import { gone, openBrowser, seen } from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';

const cabinet = await startCabinet({ after }, { env: AT_1042 });
const browser = await openBrowser({ after });
const quere = await memberOf(cabinet, 'nolwenn.quere');
await nobodyWaits(quere);
const jolivet = await memberOf(cabinet, 'maiwenn.jolivet');

const { resourceId: HERS } = await visitOf(quere, 'Esnault');
/** One column: what is free there has one name. */
const HER_DAY = `?le=${DAY}&qui=${HERS}`;

/** Fills the form of a free place without sending it. */
async function fill(page: Page, place: RegExp, letters: string, patient: RegExp): Promise<void> {
  await cell(page, place).click();
  await page.getByRole('textbox', { name: 'Patient', exact: true }).fill(letters);
  await page.getByRole('option', { name: patient }).click();
}
const send = (page: Page) => page.getByRole('button', { name: 'Prendre le rendez-vous' }).click();

test('what the practitioner moves, creates, cancels and blocks is what the secretary opens, with author and time', async () => {
  const doctor = await openAgenda(quere, browser, HER_DAY);
  const secretary = await openAgenda(jolivet, browser, HER_DAY);
  await drag(doctor, /Maud Esnault/, { minutes: -40 });
  await doctor.mouse.up();
  await seen(cell(secretary, /^17:00 à 17:20, Maud Esnault/));
  await cell(secretary, /Maud Esnault/).click();
  const panel = secretary.getByRole('complementary', { name: 'Maud Esnault' });
  await seen(panel.getByText('Déplacé : jeudi 19 novembre 17:40 → 17:00'));
  await seen(panel.getByText(/^Dr Nolwenn Quéré, 19 nov. 2026 10:4\d$/));

  await fill(doctor, /^17:40, libre/, 'zeggane', /Karim Zeggane/);
  await send(doctor);
  await seen(cell(secretary, /^17:40 à 18:00, Karim Zeggane/));
  await doctor.getByRole('complementary', { name: 'Karim Zeggane' }).getByRole('button', { name: 'Plus' }).click();
  await doctor.getByRole('menuitem', { name: 'Annuler le rendez-vous' }).click();
  await doctor.getByRole('dialog').getByRole('button', { name: 'Annuler le rendez-vous' }).click();
  await seen(cell(secretary, /^17:40, libre/));

  // An absence.
  await doctor.goto(`${cabinet.url}/pro/agenda/reglages?onglet=horaires`);
  await doctor.getByRole('button', { name: 'Poser un congé' }).click();
  const form = doctor.getByRole('dialog', { name: /^Fermer l’agenda de Dr Nolwenn Quéré/ });
  await form.getByLabel('Du').fill('19/11/2026 17h40');
  await form.getByLabel('Au').fill('19/11/2026 18h');
  await form.getByLabel('Mot pour les collègues').fill('Réunion de quartier');
  await form.getByRole('button', { name: 'Fermer l’agenda' }).click();
  await gone(cell(secretary, /^17:40, libre/));
  const { closures } = await quere.do<{ closures: { label: string; createdBy: string }[] }>(
    'GET',
    `/api/agenda/hours?resourceId=${HERS}`,
  );
  assert.deepEqual(
    closures.map(({ label, createdBy }) => [label, createdBy]),
    [['Réunion de quartier', 'Dr Nolwenn Quéré']],
  );
  for (const page of [doctor, secretary]) await page.context().close();
});

test('two people take the same place: the second is told, keeps what was typed, and takes one of the next three', async () => {
  const [first, second] = [await openAgenda(quere, browser, HER_DAY), await openAgenda(jolivet, browser, HER_DAY)];
  await fill(first, /^15:20, libre/, 'trégast', /Malo Trégastel/);
  await fill(second, /^15:20, libre/, 'castellane', /Nino Castellane/);
  await send(first);
  await seen(cell(second, /^15:20 à 15:40, Malo Trégastel/));
  await send(second);
  const conflict = second.getByRole('alert').filter({ hasText: /pris/ });
  const times = conflict.getByRole('group', { name: 'Prochaines heures libres' }).getByRole('button');
  await seen(times);
  assert.equal(await times.count(), 3);
  await seen(second.getByRole('complementary').getByText('Nino Castellane'));
  await times.first().click();
  await send(second);
  await seen(second.getByRole('complementary', { name: 'Nino Castellane' }));
  const visits = (await visitsOf(quere)).filter(({ startsAt }) => startsAt === '2026-11-19T14:20:00Z');
  assert.equal(visits.length, 1);
  for (const page of [first, second]) await page.context().close();
});

test('the network lost while dragging brings the visit back with a clear notice, and nothing is lost', async () => {
  const page = await openAgenda(quere, browser, HER_DAY);
  const before = await visitOf(quere, 'Ginestet');
  await drag(page, /Paulette Ginestet/, { minutes: -40 });
  await page.context().setOffline(true);
  await page.mouse.up();
  await seen(page.getByText(/^La connexion est coupée : le rendez-vous est revenu à son heure/));
  await seen(cell(page, /^12:00 à 12:20, Paulette Ginestet/));
  await page.context().setOffline(false);
  assert.deepEqual(await visitOf(quere, 'Ginestet'), before);
  await page.context().close();
});

test('MAI-035 a link cut while saving: a banner says so, what was typed stays, and the save retried makes one appointment', async () => {
  const page = await openAgenda(quere, browser, HER_DAY);
  await fill(page, /^11:20, libre/, 'bastogne', /Mireille Bastogne/);
  await page.getByText('Durée, lieu, salle, consigne').click();
  await page.getByLabel('Consigne').fill('Apporter le carnet de santé');
  // The server hears and does it; the answer is lost on the way.
  let cut = 0;
  await page.route('**/api/agenda/appointments', async (route) => {
    if (route.request().method() !== 'POST' || cut > 0) return route.continue();
    cut += 1;
    await route.fetch();
    await page.context().setOffline(true);
    await route.abort('connectionreset');
  });
  await send(page);
  await seen(page.getByText(/votre saisie reste sur cette page/));
  await seen(page.getByText('Hors connexion.'));
  assert.equal(await page.getByLabel('Consigne').inputValue(), 'Apporter le carnet de santé');
  await page.context().setOffline(false);
  await send(page);
  await seen(page.getByRole('complementary', { name: 'Mireille Bastogne' }));
  const made = (await visitsOf(quere)).filter(({ startsAt }) => startsAt === '2026-11-19T10:20:00Z');
  assert.deepEqual(
    made.map(({ patient }) => patient?.name),
    ['Mireille Bastogne'],
  );
  await page.context().close();
});

test('a time of the past is refused with its reason, and placed all the same by who may, with theirs', async () => {
  const page = await openAgenda(quere, browser, HER_DAY);
  await page.keyboard.press('n');
  await page.getByLabel('Jour et heure').fill('19/11 9h');
  await send(page);
  await seen(page.getByRole('alert'));
  await page.getByLabel('Placer quand même, parce que').fill('Vu en urgence sans rendez-vous');
  await page.getByRole('button', { name: 'Placer quand même' }).click();
  await seen(page.getByRole('complementary', { name: 'Sans patient' }).getByText('Surnombre', { exact: true }));
  await page.context().close();
});

test('the same appointment sent by two tabs is one, and a stale tab is told what changed meanwhile', async () => {
  const page = await openAgenda(quere, browser, HER_DAY);
  const visit = await visitOf(quere, 'Boukhris');
  const state = { version: visit.version, state: 'confirmed' };
  assert.deepEqual(
    await quere.refused('POST', `/api/agenda/appointments/${visit.id}/state`, { ...state, version: visit.version + 7 }),
    [409, 'agenda.appointment.changed-meanwhile'],
  );
  const id = randomUUID();
  const { reasons } = await quere.do<{ reasons: { id: string; name: string }[] }>('GET', '/api/agenda/reasons');
  const reasonId = reasons.find(({ name }) => name === 'Consultation')!.id;
  const asked = {
    id,
    resourceId: HERS,
    reasonId,
    startsAt: '2026-11-20T16:20:00Z',
    override: { reason: 'Deux onglets' },
  };
  const twice = [
    await quere.do('POST', '/api/agenda/appointments', asked),
    await quere.do('POST', '/api/agenda/appointments', asked),
  ];
  assert.deepEqual(
    twice.map((one) => one['id']),
    [id, id],
  );
  await page.context().close();
});
