import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AT_1042, cell, DAY, memberOf, openAgenda, visitOf } from '#tests/harness/agenda-page.ts';
import {
  contrastViolations,
  gone,
  heading,
  openBrowser,
  openPageOf,
  picture,
  seen,
  settled,
  TELEPHONE,
  violations,
} from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';

const cabinet = await startCabinet({ after }, { env: AT_1042 });
const browser = await openBrowser({ after });
const quere = await memberOf(cabinet, 'nolwenn.quere');
const { id: ibarra } = await visitOf(quere, 'Solène Ibarra');

/** Pictures for the README. */
const KEPT = new Set([
  ...['agenda-day', 'agenda-day-dark', 'agenda-week', 'agenda-month', 'agenda-booking', 'agenda-telephone'],
  'agenda-settings-horaires',
]);

/** What axe finds in light and dark, named after the screen. */
async function faults(page: Page, name: string): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await settled(page);
  const light = await violations(page);
  if (KEPT.has(name)) await picture(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const dark = await contrastViolations(page);
  if (KEPT.has(`${name}-dark`)) await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark ${fault}`)].map((fault) => `${name}: ${fault}`);
}

test('the agenda on a desktop: axe finds nothing in light and dark, whatever is in sight', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}&rdv=${ibarra}`);
  await seen(page.getByRole('complementary', { name: 'Solène Ibarra' }).getByText('Historique du rendez-vous'));
  const found = [...(await faults(page, 'agenda-day'))];
  await page.keyboard.press('n');
  await seen(page.getByRole('complementary', { name: 'Nouveau rendez-vous' }));
  found.push(...(await faults(page, 'agenda-booking')));
  await page.goto(`${cabinet.url}/pro/agenda?le=${DAY}&vue=semaine`);
  await seen(page.getByRole('grid'));
  found.push(...(await faults(page, 'agenda-week')));
  await page.getByText('Mois', { exact: true }).click();
  await seen(page.getByRole('button', { name: /^jeudi 19 novembre 2026, \d+ rendez-vous/ }));
  found.push(...(await faults(page, 'agenda-month')));
  await page.getByText('Liste', { exact: true }).click();
  await seen(page.getByRole('grid', { name: 'Rendez-vous de la semaine' }));
  found.push(...(await faults(page, 'agenda-list')));
  for (const [tab, text] of [
    ['horaires', 'Semaine habituelle'],
    ['motifs', 'Téléconsultation'],
    ['salles', 'Salle d’échographie'],
    ['liens', 'Créer un lien'],
  ] as const) {
    await page.goto(`${cabinet.url}/pro/agenda/reglages?onglet=${tab}`);
    await seen(page.getByText(text));
    found.push(...(await faults(page, `agenda-settings-${tab}`)));
  }
  assert.deepEqual(found, []);
  await page.context().close();
});

test('the agenda on a telephone: one person’s day, the next two acts in the open, no sideways scroll, axe finds nothing', async () => {
  const page = await openPageOf(quere, browser, TELEPHONE);
  await page.goto(`${cabinet.url}/pro/agenda`);
  await heading(page, 'Jeudi 19 novembre');
  await seen(page.getByRole('button', { name: 'Faire entrer' }));
  const found = await faults(page, 'agenda-telephone');
  assert.deepEqual(found, []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0);
  await page
    .getByRole('button', { name: /^IA/ })
    .or(page.getByRole('button', { name: 'Dr Auffret' }))
    .click();
  await seen(page.getByText('Adam Benkirane'));
  await page.context().close();
});

test('the printed sheet of the day holds every visit by person and hour, and nothing of the screen', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}`);
  await page.emulateMedia({ media: 'print' });
  await gone(page.getByRole('grid'));
  const table = page.getByRole('table', { name: 'jeudi 19 novembre 2026' });
  assert.equal(await table.count(), 3);
  await seen(table.first().getByRole('row', { name: /^10:50 – 11:20 Solène Ibarra .* Suivi chronique sur place/ }));
  assert.equal(await page.getByRole('row').count(), 41 + 3);
  await seen(page.getByText(/^Agenda du jeudi 19 novembre 2026, imprimé à 10:4\d\. Contient des données de santé\.$/));
  await picture(page, 'agenda-print');
  await page.context().close();
});

test('the address keeps view, date and filters, a date is typed, and the keys lead from day to day', async () => {
  const page = await openAgenda(quere, browser);
  await page.keyboard.press('ArrowRight');
  await heading(page, 'Vendredi 20 novembre');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('textbox', { name: 'Aller à une date' }).fill('23/11');
  await page.keyboard.press('Enter');
  await heading(page, 'Lundi 23 novembre');
  await page.keyboard.press('2');
  await heading(page, '23 – 29 novembre');
  await page.getByRole('button', { name: 'tous les motifs' }).click();
  await page.getByRole('checkbox', { name: 'Téléconsultation' }).check();
  await page.keyboard.press('Escape');
  await seen(page.getByRole('button', { name: 'Téléconsultation' }));
  const address = new URL(page.url()).searchParams;
  assert.deepEqual([address.get('vue'), address.get('le'), address.has('motifs')], ['semaine', '2026-11-23', true]);
  await page.reload();
  await heading(page, '23 – 29 novembre');
  await seen(page.getByRole('button', { name: 'Téléconsultation' }));
  await page.goBack();
  await page.keyboard.press('t');
  await heading(page, /^16 – 22 novembre|^Jeudi 19 novembre/);
  await page.context().close();
});

interface View {
  readonly columns: readonly { readonly resource: { readonly id: string; readonly kind: string } }[];
  readonly appointments: readonly { readonly id: string; readonly resourceId: string }[];
}

test('a week of six practitioners is drawn in less than 150 ms of script', async () => {
  const page = await openAgenda(quere, browser, `?le=${DAY}`);
  // The three of the practice, twice, each with the visits of a full week.
  await page.route('**/api/agenda/view*', async (route) => {
    const { days } = Object.fromEntries(new URL(route.request().url()).searchParams);
    const answer = (await (await route.fetch()).json()) as View;
    if (days !== '7') return route.fulfill({ json: answer });
    const day = await quere.do<View>('GET', `/api/agenda/view?from=${DAY}`);
    return route.fulfill({ json: sixPeople(answer, day) });
  });
  const session = await page.context().newCDPSession(page);
  // Time of the thread itself: what other programs take of the machine is not ours.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'ScriptDuration')!.value;
  };
  const durations: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await page.goto(`${cabinet.url}/pro/agenda?le=${DAY}`);
    await seen(cell(page, /Solène Ibarra/));
    const before = await scriptMs();
    await page.evaluate((address) => {
      history.pushState({}, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/pro/agenda?le=${DAY}&vue=semaine`);
    await page.waitForFunction(() => document.querySelectorAll('[role=gridcell]').length > 400);
    durations.push((await scriptMs()) - before);
  }
  const [best = Infinity] = durations.toSorted((one, other) => one - other);
  assert.ok(best < 150, `script took ${durations.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  await page.context().close();
});

function sixPeople(week: View, day: View): View {
  const people = week.columns.filter(({ resource }) => resource.kind === 'professional');
  const twin = (id: string): string => `f${id.slice(1)}`;
  const columns = [
    ...people,
    ...people.map((column) => ({ ...column, resource: { ...column.resource, id: twin(column.resource.id) } })),
  ];
  const shifted = [-3, -2, -1, 0, 1].flatMap((days) =>
    day.appointments.map((one) => shift(one as Moved, days, `${String(days + 4)}${one.id.slice(1)}`)),
  );
  const twins = shifted.map((one) => ({ ...one, id: `e${one.id.slice(1)}`, resourceId: twin(one.resourceId) }));
  return { ...week, columns, appointments: [...shifted, ...twins] };
}

interface Moved {
  readonly id: string;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

function shift(visit: Moved, days: number, id: string): Moved {
  const move = (iso: string): string => new Date(Date.parse(iso) + days * 86_400_000).toISOString();
  return { ...visit, id, startsAt: move(visit.startsAt), endsAt: move(visit.endsAt) };
}
