import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { cell, memberOf, openAgenda, visitOf, visitsOf } from '#tests/harness/agenda-page.ts';
import { assertAccessible, gone, heading, openBrowser, openPageOf, seen } from '#tests/harness/browser.ts';
import { callerOf, type Caller } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo } from '#tests/harness/outbox.ts';
import { PatientCaller } from '#tests/harness/patient-caller.ts';

/** Monday 30 November 2026, 10:42 in Paris. */
const DAY = '2026-11-30';
const cabinet = await startCabinet({ after }, { env: { CABINET_CLOCK: '2026-11-30T09:42:00Z' } });
const browser = await openBrowser({ after });
const quere = await memberOf(cabinet, 'nolwenn.quere');
const jolivet = await memberOf(cabinet, 'maiwenn.jolivet');
const balancier = await callerOf(cabinet, 'practitioner', 'Kiné du Môle');

interface Agenda {
  readonly version: string;
  readonly resources: readonly { readonly id: string; readonly name: string; readonly professionalId: string | null }[];
}

/** The first professional's agenda of a practice, what they offer first, and their public address. */
async function agendaOf(caller: Caller) {
  const { version, resources } = await caller.do<Agenda>('GET', '/api/agenda/resources');
  const { id: resourceId, professionalId } = resources[0]!;
  const { reasons } = await caller.do<{ reasons: { id: string; name: string }[] }>('GET', '/api/agenda/reasons');
  const { slug } = await caller.do<{ slug: string }>('GET', `/api/directory/profiles/${professionalId!}`);
  const consultation = reasons.find(({ name }) => name === 'Consultation')!.id;
  return { version, resourceId, slug, consultation };
}
const hers = await agendaOf(quere);
const HERS = `qui=${hers.resourceId}`;

const panelOf = (page: Page, name: string) => page.getByRole('complementary', { name });
/** The instant of a time on the wall in Paris. */
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();

test('MAI-065 each of two clients signed in reads the name of its version, and their functions differ as the catalogue says', async () => {
  const [premium, initial] = [hers, await agendaOf(balancier)];
  assert.deepEqual([premium.version, initial.version], ['premium', 'initial']);
  const online = ['Prise de rendez-vous en ligne par les patients', 'Profil public avec les prochains créneaux'];
  for (const [caller, words, held] of [
    [quere, 'Agenda Premium', 'Compris'],
    [balancier, 'Agenda Initial', 'Non compris'],
  ] as const) {
    const page = await openPageOf(caller, browser);
    await page.goto(`${cabinet.url}/pro`);
    await seen(page.getByRole('region', { name: 'Ma journée' }).or(page.getByRole('main')).getByText(words));
    await page.goto(`${cabinet.url}/pro/cabinet`);
    await heading(page, 'Cabinet');
    for (const line of online) {
      await seen(page.getByRole('listitem').filter({ hasText: line }).getByRole('img', { name: held, exact: true }));
    }
    await page.context().close();
  }
  // Both have an agenda of their own.
  for (const [caller, { resourceId, consultation }] of [
    [quere, premium],
    [balancier, initial],
  ] as const) {
    const id = randomUUID();
    const wish = { id, resourceId, reasonId: consultation, startsAt: at('2027-01-12T09:00') };
    await caller.do('POST', '/api/agenda/appointments', wish);
    const moved = await caller.do<{ version: number; startsAt: string }>(
      'POST',
      `/api/agenda/appointments/${id}/move`,
      {
        ...{ version: 1, startsAt: at('2027-01-12T10:00') },
      },
    );
    assert.equal((await visitsOf(caller, '2027-01-12')).find((one) => one.id === id)!.startsAt, at('2027-01-12T10:00'));
    await caller.do('POST', `/api/agenda/appointments/${id}/cancel`, { version: moved.version });
  }
  // Patients book on line with the first only, free as the other is.
  const times = (slug: string) => `/api/booking/practitioners/${slug}/times`;
  assert.equal((await quere.call('GET', times(premium.slug))).status, 200);
  assert.deepEqual(await balancier.refused('GET', times(initial.slug)), [409, 'agenda.not-open-online']);
});

test('MAI-078 a change of the agenda’s functions is announced with its date, once to each user at their next sign-in', async () => {
  const announced = async (caller: Caller) => {
    const page = await openPageOf(caller, browser);
    await page.goto(`${cabinet.url}/pro`);
    await seen(page.getByRole('link', { name: 'Ouvrir l’agenda' }));
    return page;
  };
  const news = (page: Page) => page.getByRole('region', { name: 'Nouveautés de l’agenda' });
  for (const member of ['bastien.roumegous', 'ines.auffret'] as const) {
    const seenBy = await memberOf(cabinet, member);
    const page = await announced(seenBy);
    await seen(news(page).getByText('28 novembre 2026'));
    await seen(news(page).getByRole('heading', { name: 'Une série se déplace ou s’annule d’un seul geste' }));
    await seen(news(page).getByText(/choisissez ce rendez-vous, celui-ci et les suivants, ou tous ceux à venir/));
    await assertAccessible(page, 'what is new');
    await page.context().close();
    const next = await announced(await memberOf(cabinet, member));
    await next.waitForLoadState('networkidle').catch(() => undefined);
    assert.equal(await news(next).count(), 0);
    assert.deepEqual(await seenBy.do('GET', '/api/agenda/news'), { notes: [] });
    await next.context().close();
  }
});

test('MAI-072 the professional sees who comes, why, when, from where and with which documents, whoever took the appointment', async () => {
  const patient = await PatientCaller.signIn(cabinet, 'clelia@exemple.example', {
    ...{ firstName: 'Clélia', birthName: 'Imaginaire' },
  });
  const { id: reasonId, times } = await patient.offered(hers.slug, 'Consultation');
  const id = await patient.book(
    hers.slug,
    reasonId,
    times.find((time) => time > '2026-12-01T12:00')!,
  );
  const form = new FormData();
  form.append('fichier', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'bilan sanguin.pdf');
  assert.equal((await patient.call('POST', `/mes-rendez-vous/${id}/documents`, form)).status, 303);
  const page = await openAgenda(quere, browser, `?le=2026-12-01&${HERS}&rdv=${id}`);
  const panel = panelOf(page, 'Clélia Imaginaire');
  const { startsAt } = await visitOf(quere, 'Clélia', '2026-12-01');
  const local = Temporal.Instant.from(startsAt).toZonedDateTimeISO('Europe/Paris').toPlainTime().toString().slice(0, 5);
  await seen(panel.getByText(local, { exact: true }));
  await seen(panel.getByText('Consultation', { exact: true }));
  await seen(panel.getByText('Origine : En ligne'));
  const sending = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Ouvrir bilan sanguin.pdf' }).click();
  assert.equal((await sending).suggestedFilename(), 'bilan sanguin.pdf');
  await assertAccessible(page, 'an appointment with a document');
  for (const [origin, words] of [
    ['practice', 'Cabinet'],
    ['secretariat', 'Secrétariat'],
    ['referral', 'Adressage'],
    ['sas', 'SAS'],
  ] as const) {
    const made = randomUUID();
    await jolivet.do('POST', '/api/agenda/appointments', {
      ...{ id: made, resourceId: hers.resourceId, reasonId: hers.consultation, origin },
      startsAt: at(
        `2027-01-13T${{ practice: '09:00', secretariat: '09:20', referral: '09:40', sas: '10:00' }[origin]}`,
      ),
    });
    await page.goto(`${cabinet.url}/pro/agenda?le=2027-01-13&${HERS}&rdv=${made}`);
    await seen(panelOf(page, 'Sans patient').getByText(`Origine : ${words}`));
  }
  await page.context().close();
});

test('MAI-075 a patient takes, moves and cancels on line: the open agenda changes without reload and a notice says each', async () => {
  const patient = await PatientCaller.signIn(cabinet, 'faustin@exemple.example', {
    ...{ firstName: 'Faustin', birthName: 'Chimérique' },
  });
  const { id: reasonId, times } = await patient.offered(hers.slug, 'Consultation');
  const [from, to] = times.filter((time) => time.startsWith('2026-12-02'));
  const hour = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Paris').toPlainTime().toString().slice(0, 5);
  const page = await openAgenda(quere, browser, `?le=2026-12-02&${HERS}`);
  // Gone with a reload.
  await page.evaluate(() => document.body.setAttribute('data-kept', 'yes'));
  const id = await patient.book(hers.slug, reasonId, from!);
  await seen(page.getByText(`Faustin Chimérique a pris rendez-vous en ligne : mercredi 2 décembre ${hour(from!)}`));
  await seen(cell(page, new RegExp(`^${hour(from!)} à .*Faustin Chimérique`)));
  assert.equal((await patient.call('POST', `/mes-rendez-vous/${id}/deplacer`, { debut: to! })).status, 303);
  await seen(page.getByText(/^Faustin Chimérique a déplacé en ligne son rendez-vous : mercredi 2 décembre .* → /));
  await seen(cell(page, new RegExp(`^${hour(to!)} à .*Faustin Chimérique`)));
  // By the link of the message, without signing in.
  const { links } = await mailTo(cabinet, 'faustin@exemple.example', /Rendez-vous déplacé/);
  assert.equal((await patient.call('POST', `${new URL(links[0]!).pathname}/annuler`)).status, 303);
  await seen(page.getByText(/^Faustin Chimérique a annulé en ligne son rendez-vous : mercredi 2 décembre/));
  await gone(cell(page, /Faustin Chimérique/));
  assert.equal(await page.evaluate(() => document.body.getAttribute('data-kept')), 'yes');
  await page.context().close();
});

test('MAI-087 the consultation asks for the identity of the patient, of who accompanies and of rights; closed without, it is listed', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}&${HERS}`);
  const callIn = async (name: string) => {
    await cell(page, new RegExp(name)).first().click();
    const panel = panelOf(page, name);
    const arrival = panel.getByRole('button', { name: 'Marquer l’arrivée' });
    await seen(panel.getByRole('button', { name: 'Faire entrer' }).or(arrival));
    if (await arrival.isVisible()) await arrival.click();
    await panel.getByRole('button', { name: 'Faire entrer' }).click();
    await seen(panel.getByRole('button', { name: 'Terminer' }));
    await panel.getByRole('link', { name: 'Ouvrir le dossier' }).click();
    await heading(page, name);
    await seen(page.getByRole('heading', { name: /^Consultation ouverte à/ }));
  };
  await callIn('Solène Ibarra');
  await assertAccessible(page, 'the check of identity');
  await page.getByRole('button', { name: 'Clore sans vérifier l’identité' }).click();
  await seen(page.getByText(/Aucune consultation en cours/));

  await page.goto(`${cabinet.url}/pro/agenda?le=${DAY}&${HERS}`);
  await callIn('Theo Van Acker');
  await page.getByRole('combobox', { name: 'Pièce vue' }).click();
  await page.getByRole('option', { name: 'Passeport' }).click();
  await page.getByLabel('Accompagné par').fill('Œdipe d’Aubrac');
  await page.getByRole('combobox', { name: 'En qualité de' }).click();
  await page.getByRole('option', { name: 'Aidant' }).click();
  await page.getByRole('radio', { name: 'Droits à mettre à jour' }).check();
  await page.getByRole('button', { name: 'Enregistrer le contrôle' }).click();
  const kept =
    'Identité conforme (passeport), droits à mettre à jour, avec Œdipe d’Aubrac, aidant. Vérifié par Dr Nolwenn Quéré.';
  await seen(page.getByText(kept));
  await page.getByRole('button', { name: 'Clore la consultation' }).click();
  await seen(page.getByText(/Aucune consultation en cours/));

  await page.goto(`${cabinet.url}/pro/patients/identites`);
  const line = page.getByRole('listitem').filter({ hasText: 'Solène Ibarra' });
  await seen(line.getByText('Identité non vérifiée'));
  await seen(line.getByText(/Dr Nolwenn Quéré/));
  assert.equal(await page.getByRole('listitem').filter({ hasText: 'Theo Van Acker' }).count(), 0);
  await page.context().close();
});

test('a secretary who books outside the rules reads which one, with the next times and no way over it', async () => {
  const page = await openAgenda(jolivet, browser, `?le=${DAY}&${HERS}`);
  await page.keyboard.press('n');
  const form = page.getByRole('complementary', { name: 'Nouveau rendez-vous' });
  await form.getByLabel('Jour et heure').fill('6/12/2026 10h');
  await form.getByRole('button', { name: 'Prendre le rendez-vous' }).click();
  const refusal = form.getByRole('alert');
  await seen(refusal.getByText(/hors des règles du cabinet : hors des horaires ouverts\. Rien n’a été enregistré/));
  assert.equal(await refusal.getByLabel(/^Placer quand même/).count(), 0);
  assert.equal(await refusal.getByRole('button').count(), 3);
  assert.deepEqual(await visitsOf(jolivet, '2026-12-06'), []);
  await page.context().close();
});

test('a series is moved from one date on, says which date stands in the way, and is cancelled whole', async () => {
  const days = ['2027-02-02', '2027-02-09', '2027-02-16'];
  const seriesId = randomUUID();
  await quere.do('POST', '/api/agenda/series', {
    ...{ id: seriesId, resourceId: hers.resourceId, reasonId: hers.consultation },
    dates: days.map((day) => ({ appointmentId: randomUUID(), startsAt: at(`${day}T09:00`) })),
  });
  const standing = async () =>
    (await Promise.all(days.map((day) => visitsOf(quere, day))))
      .flat()
      .filter(({ seriesId: own, state }) => own === seriesId && state !== 'cancelled')
      .map(({ startsAt }) => startsAt);
  await quere.do('POST', '/api/agenda/appointments', {
    ...{ id: randomUUID(), resourceId: hers.resourceId, reasonId: hers.consultation },
    startsAt: at('2027-02-16T10:00'),
  });
  const second = (await visitsOf(quere, '2027-02-09')).find(({ seriesId: own }) => own === seriesId)!;
  const page = await openAgenda(quere, browser, `?le=2027-02-09&${HERS}&rdv=${second.id}`);
  const panel = panelOf(page, 'Sans patient');
  await panel.getByRole('button', { name: 'Reporter' }).click();
  const dialog = page.getByRole('dialog', { name: /^Reporter/ });
  await dialog.getByRole('radio', { name: 'Celui-ci et les suivants' }).check();
  await dialog.getByLabel('Jour et heure').fill('9/2/2027 10h');
  await dialog.getByRole('button', { name: 'Reporter', exact: true }).click();
  const refusal = dialog.getByRole('alert');
  await seen(refusal.getByText(/la série n’a pas bougé/));
  await seen(refusal.getByRole('listitem').filter({ hasText: '16 février' }).getByText('déjà pris'));
  await assertAccessible(page, 'a series that could not be moved');
  assert.deepEqual(
    await standing(),
    days.map((day) => at(`${day}T09:00`)),
  );

  await dialog.getByLabel('Jour et heure').fill('9/2/2027 9h40');
  await dialog.getByRole('button', { name: 'Reporter', exact: true }).click();
  await gone(dialog);
  await seen(cell(page, /^09:40 à 10:00/));
  assert.deepEqual(await standing(), [...[at('2027-02-02T09:00'), at('2027-02-09T09:40'), at('2027-02-16T09:40')]]);
  await page
    .getByRole('log')
    .getByRole('button', { name: /^Annuler/ })
    .first()
    .click();
  await seen(cell(page, /^09:00 à 09:20/));
  assert.deepEqual(
    await standing(),
    days.map((day) => at(`${day}T09:00`)),
  );

  await panel.getByRole('button', { name: 'Plus' }).click();
  await page.getByRole('menuitem', { name: 'Annuler le rendez-vous' }).click();
  const cancelling = page.getByRole('dialog', { name: /^Annuler/ });
  await cancelling.getByRole('radio', { name: 'Tous ceux à venir' }).check();
  await cancelling.getByRole('button', { name: 'Annuler le rendez-vous' }).click();
  await gone(cancelling);
  assert.deepEqual(await standing(), []);
  await page.context().close();
});
