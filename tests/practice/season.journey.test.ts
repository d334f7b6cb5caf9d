import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { cell, openAgenda } from '#tests/harness/agenda-page.ts';
import { gone, openBrowser, openPage, seen, TELEPHONE } from '#tests/harness/browser.ts';
import { callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo } from '#tests/harness/outbox.ts';
import { identify, offeredTimes } from '#tests/harness/patient-pages.ts';

/** Thursday 25 March 2027, 8:30 in Paris: clocks go forward on Sunday 28, Monday 29 is Easter Monday. */
const cabinet = await startCabinet({ after }, { env: { CABINET_CLOCK: '2027-03-25T07:30:00Z' } });
const browser = await openBrowser({ after });
const embrunel = await callerOf(cabinet, 'practitioner', 'Dermatologie des Embruns');

interface Hours {
  readonly openings: readonly { readonly id: string }[];
}

const { resources } = await embrunel.do<{ resources: { id: string; name: string; siteId: string }[] }>(
  'GET',
  '/api/agenda/resources',
);
const { id: resourceId, siteId } = resources.find(({ name }) => name === 'Dr Soizic Embrunel')!;
const HERS = `qui=${resourceId}`;
const HOURS = ['18 h 20', '18 h 40', '19 h 00'];

/** Three times each evening of the week and on the Sunday of the change; a leave on Wednesday 31. */
async function settle(): Promise<void> {
  const { openings } = await embrunel.do<Hours>('GET', `/api/agenda/hours?resourceId=${resourceId}`);
  for (const { id } of openings) await embrunel.do('DELETE', `/api/agenda/openings/${id}`);
  const evening = { resourceId, siteId, starts: '18:20', ends: '19:20', stepMinutes: 20 };
  const whens = [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ kind: 'weekly', weekday, from: '2027-03-01' })),
    { kind: 'once', day: '2027-03-28' },
  ];
  for (const when of whens) await embrunel.do('POST', '/api/agenda/openings', { id: randomUUID(), ...evening, when });
  await embrunel.do('POST', '/api/agenda/closures', {
    ...{ id: randomUUID(), resourceIds: [resourceId], kind: 'leave', label: 'Congé de printemps' },
    ...{ startsAt: '2027-03-30T22:00:00Z', endsAt: '2027-03-31T22:00:00Z', appointments: 'cancel' },
  });
}

/** The hours of the wall clock on a day, as instants: an hour earlier in UTC from Sunday 28 on. */
const offeredOn = (day: string, hours = HOURS): readonly (readonly [string, string])[] =>
  hours.map((hour) => {
    const local = Temporal.PlainTime.from(hour.replace(' h ', ':'));
    const instant = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: local });
    return [instant.toInstant().toString(), hour];
  });

/** Every time of the days in sight, day after day. */
async function offeredFrom(page: Page, address: string): Promise<Readonly<Record<string, unknown>>> {
  await page.goto(`${cabinet.url}${address}`);
  const links = await page.locator('.strip a').evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
  const byDay: Record<string, unknown> = {};
  for (const link of links) {
    await page.goto(`${cabinet.url}${link}`);
    byDay[new URL(link, cabinet.url).searchParams.get('jour')!] = await offeredTimes(page);
  }
  return byDay;
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** When the calendar file of an appointment says it is, read by an independent reader. */
async function inCalendar(page: Page, id: string): Promise<string> {
  const file = await page.request.get(`${cabinet.url}/mes-rendez-vous/${id}/agenda.ics`);
  const [event] = new ICAL.Component(ICAL.parse(await file.text())).getAllSubcomponents('vevent');
  return Temporal.Instant.from(new ICAL.Event(event!).startDate.toJSDate().toISOString()).toString();
}

test('over the change of season, a public holiday and a leave, a patient finds, books, moves and cancels, and the freed time goes to who waits', async () => {
  await settle();
  const page = await openPage(browser, TELEPHONE);
  await page.goto(`${cabinet.url}/recherche?quoi=Embrunel&jour=2027-03-26`);
  await page.getByRole('link', { name: 'Dr Soizic Embrunel' }).first().click();
  await page
    .getByRole('button', { name: /^Choisir.*Consultation/ })
    .or(page.getByRole('link', { name: /^Choisir.*Consultation/ }))
    .first()
    .click();
  const { pathname, searchParams } = new URL(page.url());
  const motif = searchParams.get('motif')!;
  const own = (day: string) => `${pathname}?motif=${motif}&jour=${day}`;
  assert.deepEqual(await offeredFrom(page, own('2027-03-25')), {
    ...{ '2027-03-25': offeredOn('2027-03-25'), '2027-03-26': offeredOn('2027-03-26') },
    '2027-03-28': offeredOn('2027-03-28'),
  });
  assert.deepEqual(await offeredFrom(page, own('2027-03-30')), {
    ...{ '2027-03-30': offeredOn('2027-03-30'), '2027-04-01': offeredOn('2027-04-01') },
    '2027-04-02': offeredOn('2027-04-02'),
  });
  assert.deepEqual(
    [offeredOn('2027-03-26')[1]![0], offeredOn('2027-03-28')[1]![0]],
    ['2027-03-26T17:40:00Z', '2027-03-28T16:40:00Z'],
  );

  const before = await openAgenda(embrunel, browser, `?le=2027-03-26&${HERS}`);
  const later = await openAgenda(embrunel, browser, `?le=2027-03-30&${HERS}`);
  for (const agenda of [before, later]) await seen(cell(agenda, /^18:40, libre/));

  await page.goto(`${cabinet.url}${own('2027-03-26')}`);
  await page.getByRole('button', { name: /^18.h.40/ }).click();
  await page.getByRole('link', { name: 'Continuer' }).click();
  await identify(page, cabinet, 'ysaline@exemple.example', ['Ysaline', 'Primevère']);
  await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click();
  await seen(page.getByText('C’est pris.'));
  const id = /mes-rendez-vous\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  await seen(cell(before, /^18:40 à 19:00, Ysaline Primevère/));
  const taken = await mailTo(cabinet, 'ysaline@exemple.example', /Rendez-vous pris/);
  assert.equal(plain(taken.subject), 'Rendez-vous pris : vendredi 26 mars à 18 h 40');
  assert.equal(await inCalendar(page, id), '2027-03-26T17:40:00Z');
  assert.deepEqual((await offeredFrom(page, own('2027-03-25')))['2027-03-26'], [
    ...offeredOn('2027-03-26', ['18 h 20', '19 h 00']),
  ]);

  // To the other side of the change: the same hour on the wall, an hour less in between.
  await page.goto(`${cabinet.url}/mes-rendez-vous/${id}/deplacer?jour=2027-03-30`);
  assert.deepEqual(await offeredTimes(page), offeredOn('2027-03-30'));
  await page.getByRole('button', { name: /^18.h.40/ }).click();
  await seen(page.getByText(/Votre rendez-vous est déplacé/));
  await seen(page.getByRole('heading', { name: /^Mardi 30 mars à 18.h.40$/ }));
  await seen(cell(before, /^18:40, libre/));
  await seen(cell(later, /^18:40 à 19:00, Ysaline Primevère/));
  const moved = await mailTo(cabinet, 'ysaline@exemple.example', /Rendez-vous déplacé/);
  assert.match(plain(moved.text), /prévu vendredi 26 mars à 18 h 40, est déplacé : mardi 30 mars à 18 h 40/);
  assert.equal(await inCalendar(page, id), '2027-03-30T16:40:00Z');

  const other = await openPage(browser, TELEPHONE);
  await other.goto(`${cabinet.url}${own('2027-04-01')}`);
  await other.getByRole('button', { name: /^18.h.20/ }).click();
  await other.getByRole('link', { name: 'Continuer' }).click();
  await identify(other, cabinet, 'barnabe@exemple.example', ['Barnabé', 'Patience']);
  await other.goto(`${cabinet.url}${pathname}/me-prevenir`);
  await other.getByLabel('Pour quel motif').selectOption(motif);
  await other.getByRole('button', { name: 'Me prévenir' }).click();
  await seen(other.getByRole('heading', { name: 'C’est noté' }));

  await page.getByText('Annuler ce rendez-vous', { exact: true }).click();
  await page.getByRole('button', { name: 'Oui, annuler ce rendez-vous' }).click();
  await seen(page.getByText(/Votre rendez-vous est annulé/));
  await gone(cell(later, /Ysaline Primevère/));
  const offer = await mailTo(cabinet, 'barnabe@exemple.example', /se libère/);
  assert.equal(plain(offer.subject), 'Un rendez-vous se libère mardi 30 mars à 18 h 40');
  // Held for who waits: offered to nobody else.
  assert.deepEqual((await offeredFrom(page, own('2027-03-30')))['2027-03-30'], [
    ...offeredOn('2027-03-30', ['18 h 20', '19 h 00']),
  ]);
  await other.goto(offer.links[0]!);
  await other.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
  await seen(other.getByText(/Ce rendez-vous est à vous/));
  await seen(cell(later, /^18:40 à 19:00, Barnabé Patience/));

  for (const [day, words] of [
    ['2027-03-29', 'Jour férié'],
    ['2027-03-31', 'Congé de printemps'],
  ] as const) {
    await later.goto(`${cabinet.url}/pro/agenda?le=${day}&${HERS}`);
    await seen(later.getByRole('grid').getByText(words));
    assert.equal(await cell(later, /libre/).count(), 0);
  }
});
