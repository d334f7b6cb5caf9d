import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agendaScene } from '../testing/scene.ts';
import { seedAgenda } from './seed-agenda.ts';

test('the invented agenda has visits as they stand at this hour, and is filled once', async (t) => {
  const scene = await agendaScene(t);
  const { database, organizationId, needs, manager, patientsPort: patients } = scene;
  await database.deleteFrom('agenda.reasons').execute();
  await seedAgenda(needs, { organizationId, database, patients, full: true });
  await seedAgenda(needs, { organizationId, database, patients, full: true });
  const { appointments, counts, waitingRoom } = await manager.view('2026-11-19');
  assert.deepEqual(counts, {
    ...{ booked: 1, confirmed: 22, arrived: 2, 'in-progress': 1, done: 14, missed: 1, cancelled: 0 },
  });
  assert.equal(appointments.length, 41);
  assert.deepEqual(
    waitingRoom.map(({ minutes }) => minutes),
    [13, 3],
  );
  const { at } = await database
    .selectFrom('agenda.history')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirstOrThrow();
  assert.ok(Temporal.Instant.compare(at, scene.clock.now()) <= 0, 'nothing was done in days to come');
});
