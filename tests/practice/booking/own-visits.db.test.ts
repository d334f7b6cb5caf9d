import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { booked } from './acts.ts';
import { bookingScene } from './scene.ts';
import { textOf } from './visitor-browser.ts';

test('« Mes rendez-vous » shows past visits by twenty, each page leading to the one before, and reads no more', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, tilleuls);
  // Forty-five weeks of visits before this one, as the practice and the account would hold them.
  await sql`INSERT INTO agenda.appointments
    SELECT (jsonb_populate_record(visit, jsonb_build_object('id', gen_random_uuid(), 'state', 'done',
      'starts_at', visit.starts_at - week * interval '7 days', 'ends_at', visit.ends_at - week * interval '7 days'))).*
    FROM agenda.appointments AS visit, generate_series(1, 45) AS week WHERE visit.id = ${id}`.execute(
    tilleuls.database,
  );
  const visits = await tilleuls.database
    .selectFrom('agenda.appointments')
    .select(['id', 'starts_at', 'patient_id'])
    .where('id', '<>', id)
    .execute();
  const own = await scene.databases.commons.selectFrom('accounts.appointments').selectAll().executeTakeFirstOrThrow();
  await scene.databases.commons
    .insertInto('accounts.appointments')
    .values(visits.map((visit) => ({ ...own, appointment_id: visit.id, starts_at: visit.starts_at })))
    .execute();
  const read = t.mock.method(scene.agenda, 'appointment');
  const seen: (readonly [number, boolean])[] = [];
  let address: string | undefined = '/mes-rendez-vous';
  while (address !== undefined) {
    read.mock.resetCalls();
    const { body } = await browser.get(address);
    const links = [...body.matchAll(/href="\/mes-rendez-vous\/[0-9a-f-]{36}"/g)];
    seen.push([links.length, textOf(body).includes('Aucun rendez-vous à venir')]);
    assert.equal(read.mock.callCount(), links.length);
    address = /href="(\/mes-rendez-vous\?avant=[^"]+)"/.exec(body)?.[1];
  }
  assert.deepEqual(seen, [
    [21, false],
    [20, true],
    [5, true],
  ]);
});
