import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { lockAgendas } from './claims.ts';
import { agendaScene, weekly } from './testing/scene.ts';

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();
const TUESDAY = { startsAt: at('2026-11-24T00:00'), endsAt: at('2026-11-25T00:00') };

test('closing a room asks what becomes of the visits that use it, and cancels them for whoever may', async (t) => {
  const scene = await agendaScene(t);
  const { doctor, colleague, manager, quere, room, consultation, patients } = scene;
  await doctor.do('POST', '/openings', weekly(scene));
  const visit = await doctor.book({
    ...{ resourceId: quere, reasonId: consultation, patientId: patients.lina, startsAt: at('2026-11-24T09:00') },
    extraResourceIds: [room],
  });
  const closure = { resourceIds: [room], ...TUESDAY };
  const facts = await manager.refused('agenda.closure-has-appointments', 'POST', '/closures', {
    ...{ id: newId(), ...closure },
  });
  assert.deepEqual(facts, { appointmentIds: [visit.id] });
  const cancelling = { ...closure, appointments: 'cancel' };
  await colleague.refused('permission.missing', 'POST', '/closures', { id: newId(), ...cancelling });
  const { closures } = await manager.do<{ closures: { cancelled: number }[] }>('POST', '/closures', {
    ...{ id: newId(), ...cancelling },
  });
  assert.deepEqual(
    closures.map(({ cancelled }) => cancelled),
    [1],
  );
  const { state } = await doctor.do<{ state: string }>('GET', `/appointments/${visit.id}`);
  assert.equal(state, 'cancelled');
});

test('a visit that comes into a day while it is being closed is not left there untold', async (t) => {
  const scene = await agendaScene(t);
  const { doctor, manager, database, quere, consultation, patients } = scene;
  await doctor.do('POST', '/openings', weekly(scene));
  const visit = await doctor.book({
    ...{ resourceId: quere, reasonId: consultation, patientId: patients.lina, startsAt: at('2026-12-01T09:00') },
  });
  const closing = database.transaction().execute(async (transaction) => {
    await lockAgendas(transaction, [quere]);
    const moved = { starts_at: at('2026-11-24T09:00'), ends_at: at('2026-11-24T09:20') };
    await transaction.updateTable('agenda.appointments').set(moved).where('id', '=', visit.id).execute();
    const answer = manager.call('POST', '/closures', { id: newId(), resourceIds: [quere], ...TUESDAY });
    await Promise.race([answer, someoneWaits(database)]);
    return { answer };
  });
  const { status, json } = await (await closing).answer;
  assert.deepEqual(
    [status, json.code, json['facts']],
    [409, 'agenda.closure-has-appointments', { appointmentIds: [visit.id] }],
  );
});

/** Somebody waits for a row of this database. */
async function someoneWaits(database: OrganizationDatabase): Promise<void> {
  const waiting = sql`SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (let look = 0; look < 10_000; look += 1) if ((await waiting.execute(database)).rows.length > 0) return;
}
