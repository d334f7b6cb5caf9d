import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  cell,
  drag,
  AT_1042,
  DAY,
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

test('a visit is dragged to another hour with a ghost, Escape brings it back, and the notice undoes it', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}`);
  await drag(page, /Anita Kerleau/, { minutes: 20 });
  await page.keyboard.press('Escape');
  await gone(page.locator('[data-ghost]'));
  await page.mouse.up();
  await seen(cell(page, /^16:30 à 16:50, Anita Kerleau/));

  await drag(page, /Anita Kerleau/, { minutes: 30 });
  await page.mouse.up();
  await seen(cell(page, /^17:00 à 17:20, Anita Kerleau/));
  await seen(page.getByText('Anita Kerleau : 16:30 → 17:00'));
  assert.equal((await visitOf(quere, 'Kerleau')).startsAt, '2026-11-19T16:00:00Z');
  await page.getByRole('log').getByRole('button', { name: 'Annuler' }).click();
  await seen(cell(page, /^16:30 à 16:50, Anita Kerleau/));
  assert.equal((await visitOf(quere, 'Kerleau')).startsAt, '2026-11-19T15:30:00Z');
  await page.context().close();
});

test('the keyboard does what dragging does: arrows to a visit, M, arrows, Enter; with Shift its length', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}`);
  await page.getByRole('grid').focus();
  const active = () => page.locator('[role=gridcell][data-active]').getAttribute('aria-label');
  await page.keyboard.press('Home');
  assert.match((await active())!, /^08:00 à 08:20, Marius Delcambre/);
  await page.keyboard.press('ArrowRight');
  assert.match((await active())!, /^08:30 à 09:00, Denise Ploumagne/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('End');
  assert.match((await active())!, /^17:40 à 18:00, Maud Esnault/);

  await page.keyboard.press('m');
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await seen(page.getByText(/^Maud Esnault : 17:00 à 17:20, Dr Nolwenn Quéré/));
  await page.keyboard.press('Enter');
  await seen(cell(page, /^17:00 à 17:20, Maud Esnault/));
  await seen(page.getByText('Maud Esnault : 17:40 → 17:00'));
  await page.keyboard.press('z');
  await seen(cell(page, /^17:40 à 18:00, Maud Esnault/));
  await page.context().close();
});

test('a visit goes from arrival to its end by the Enter key, may be late or missed, and is cancelled with a way back', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}`);
  await cell(page, /Solène Ibarra/).click();
  const panel = page.getByRole('complementary', { name: 'Solène Ibarra' });
  await seen(panel.getByRole('button', { name: /Faire entrer/ }));
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Enter');
  await seen(panel.getByRole('button', { name: /Terminer/ }));
  assert.equal((await visitOf(quere, 'Ibarra')).state, 'in-progress');
  await panel.getByRole('button', { name: /Terminer/ }).click();
  await seen(page.getByText('Solène Ibarra : visite terminée'));
  assert.equal((await visitOf(quere, 'Ibarra')).state, 'done');

  await cell(page, /Theo Van Acker/).click();
  const other = page.getByRole('complementary', { name: 'Theo Van Acker' });
  await other.getByRole('button', { name: 'Plus' }).click();
  await page.getByRole('menuitem', { name: 'En retard' }).click();
  await seen(cell(page, /Theo Van Acker, Consultation, en retard/));
  await other.getByRole('button', { name: 'Plus' }).click();
  await page.getByRole('menuitem', { name: 'Annuler le rendez-vous' }).click();
  const dialog = page.getByRole('dialog', { name: 'Annuler le rendez-vous de Theo Van Acker' });
  await dialog.getByLabel('Précision').fill('Grippe à la maison');
  await dialog.getByRole('button', { name: 'Annuler le rendez-vous' }).click();
  await gone(cell(page, /Theo Van Acker/));
  await seen(cell(page, /^11:40, libre/));
  await page.getByRole('log').getByRole('button', { name: 'Annuler' }).last().click();
  await seen(cell(page, /^11:40 à 12:00, Theo Van Acker/));
  assert.equal((await visitOf(quere, 'Van Acker')).state, 'confirmed');
  await page.context().close();
});

test('a visit is booked from a free place: a few letters find the patient, a double click makes one appointment', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}`);
  await cell(page, /^15:20, libre/).click();
  const panel = page.getByRole('complementary', { name: 'Nouveau rendez-vous' });
  await seen(panel.getByText('jeudi 19 novembre 2026 à 15:20'));
  await panel.getByRole('textbox', { name: 'Patient', exact: true }).fill('trégast');
  await page.getByRole('option', { name: /Malo Trégastel/ }).click();
  await panel.getByRole('button', { name: 'Prendre le rendez-vous' }).dblclick();
  await seen(cell(page, /^15:20 à 15:40, Malo Trégastel/));
  const made = (await visitsOf(quere)).filter(({ startsAt }) => startsAt === '2026-11-19T14:20:00Z');
  assert.deepEqual(
    made.map(({ patient, state }) => [patient?.name, state]),
    [['Malo Trégastel', 'booked']],
  );
  await page.context().close();
});

test('who is not known is created while booking, and N opens the form with the next free times', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}`);
  await page.keyboard.press('n');
  const panel = page.getByRole('complementary', { name: 'Nouveau rendez-vous' });
  await panel.getByRole('textbox', { name: 'Patient', exact: true }).fill('Inventin Tugdual');
  await page.getByRole('option', { name: /Créer un dossier/ }).click();
  assert.equal(await panel.getByLabel('Nom de naissance').inputValue(), 'Inventin');
  await panel.getByLabel('Date de naissance').fill('14/3/84');
  await panel.getByRole('button', { name: 'Créer le dossier' }).click();
  await seen(panel.getByText('Tugdual Inventin'));
  await panel.getByRole('group', { name: 'Prochaines heures libres' }).getByRole('button').first().click();
  const when = await panel.getByLabel('Jour et heure').inputValue();
  assert.match(when, /^19\/11\/2026 \d\d:\d\d$/);
  await panel.getByRole('button', { name: 'Prendre le rendez-vous' }).click();
  await seen(cell(page, new RegExp(`^${when.slice(-5)} à .*Tugdual Inventin`)));
  await page.context().close();
});
