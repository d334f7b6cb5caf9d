import assert from 'node:assert/strict';
import test from 'node:test';
import { booked } from './acts.ts';
import { bookingScene, type BookingScene, type ScenePractice } from './scene.ts';
import type { VisitorBrowser } from './visitor-browser.ts';

/** Starting times of a Tuesday, one every 20 minutes from 9:00 in Paris. */
function timesOf(day: string): readonly string[] {
  const first = Temporal.Instant.from(`${day}T08:00:00Z`);
  return Array.from({ length: 9 }, (_, turn) => first.add({ minutes: 20 * turn }).toString());
}

const TIMES = [...timesOf('2026-11-24'), ...timesOf('2026-12-01')];

async function hold(browser: VisitorBrowser, { slug, consultation }: ScenePractice, startsAt: string) {
  const answer = await browser.api('POST', '/api/booking/holds', { slug, reasonId: consultation, startsAt });
  const { code = 'held' } = answer.json<{ code?: string }>();
  return code;
}

async function inForce({ tilleuls, clock }: BookingScene): Promise<number> {
  const rows = await tilleuls.database
    .selectFrom('agenda.holds')
    .select('id')
    .where('held_until', '>', clock.now().toString())
    .execute();
  return rows.length;
}

test('a browser keeps three times at once; choosing another, booking one or waiting gives room again', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, embruns } = scene;
  const browser = scene.visitor('192.0.2.7');
  const held = [];
  for (const time of TIMES.slice(0, 4)) held.push(await hold(browser, tilleuls, time));
  assert.deepEqual(held, ['held', 'held', 'held', 'booking.too-many-held']);
  // The page says it in its own words, and one chosen in the place of another is no more than before.
  const form = { motif: tilleuls.consultation, debut: TIMES[4]! };
  const refused = await browser.post(`/rendez-vous/${tilleuls.slug}/garder`, form);
  assert.equal(refused.statusCode, 429);
  assert.match(refused.body, /Plusieurs heures sont déjà gardées/);
  const { id } = await tilleuls.database
    .selectFrom('booking.requests')
    .select('id')
    .where('starts_at', '=', TIMES[0]!)
    .executeTakeFirstOrThrow();
  assert.equal((await browser.post(`/rendez-vous/${tilleuls.slug}/garder`, { ...form, remplace: id })).statusCode, 303);
  assert.equal(await inForce(scene), 3);
  assert.equal(await hold(browser, embruns, TIMES[0]!), 'held');
  scene.clock.moveTo('2026-11-19T09:53:00Z');
  await booked(await browser.signIn('anais@exemple.example'), tilleuls, TIMES[5]!);
  const again = [];
  for (const time of TIMES.slice(6, 9)) again.push(await hold(browser, tilleuls, time));
  assert.deepEqual(again, ['held', 'held', 'held']);
});

test('no agenda is emptied from one connection, with new browsers, at once or over all the addresses of a subscriber', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, embruns } = scene;
  const answers = await Promise.all(
    TIMES.map((time, turn) => hold(scene.visitor(`2001:db8:0:1::${turn}`), tilleuls, time)),
  );
  assert.ok((await inForce(scene)) <= 6, answers.join(' '));
  for (const time of TIMES) await hold(scene.visitor('2001:db8:0:1:ffff::1'), tilleuls, time);
  assert.equal(await inForce(scene), 6);
  const free = TIMES.at(-1)!;
  assert.equal(await hold(scene.visitor('2001:db8:0:1::99'), tilleuls, free), 'booking.too-many-held');
  assert.equal(await hold(scene.visitor('2001:db8:0:1::99'), embruns, free), 'held');
  const kept = await tilleuls.database.selectFrom('booking.requests').selectAll().execute();
  assert.equal(JSON.stringify(kept).includes('2001:db8'), false);
  scene.clock.moveTo('2026-11-19T09:53:00Z');
  assert.equal(await hold(scene.visitor('2001:db8:0:1::99'), tilleuls, free), 'held');
});
