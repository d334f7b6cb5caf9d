import assert from 'node:assert/strict';
import test from 'node:test';
import { systemAct } from '#platform/kernel/act.ts';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { Audit } from './audit.ts';
import { COMMONS } from './journals.ts';
import { auditDeclaration } from './module.ts';
import { recordAct } from './record.ts';

test('old batches are erased whole at their term, their seals stay and the chain still verifies', async (t) => {
  const { databases, keys, organization } = await testDatabases(t, [auditDeclaration]);
  const clock = new FixedClock('2025-01-10T09:00:00Z');
  const audit = new Audit({ databases, keys, clock, log: silentLog });
  const id = await organization();
  for (const owner of [id, COMMONS]) {
    clock.moveTo('2025-01-10T09:00:00Z');
    const database = (owner === COMMONS ? databases.commons : await databases.organization(id)) as OrganizationDatabase;
    for (const day of ['2025-01-10T09:00:00Z', '2025-02-10T09:00:00Z', '2026-01-10T09:00:00Z']) {
      clock.moveTo(day);
      await recordAct(database, systemAct('test'), {
        action: 'coding.stay.read',
        object: { kind: 'stay', id: day },
        at: clock.now(),
      });
      await audit.verify(owner);
    }
    assert.deepEqual(await audit.eraseAtTerm(owner), { batches: 0, lines: 0 }, 'the very day, it is not over yet');
    clock.moveTo('2026-02-10T09:00:01Z');
    assert.deepEqual(await audit.eraseAtTerm(owner), { batches: 2, lines: 2 });
    assert.deepEqual(await audit.eraseAtTerm(owner), { batches: 0, lines: 0 });
    assert.deepEqual(await audit.verify(owner), {
      intact: true,
      batches: 4,
      entries: 2,
      erasedBatches: 2,
      sealedAt: '2026-02-10T09:00:01Z',
    });
    const rows = await database.selectFrom('audit.entries').select(['action', 'details']).orderBy('id').execute();
    assert.deepEqual(rows, [
      { action: 'coding.stay.read', details: {} },
      { action: 'audit.entries.erase', details: { batches: 2, lines: 2, before: '2025-02-10T09:00:01Z' } },
    ]);
  }
});

test('a contract may keep lines for longer or shorter', async (t) => {
  const { databases, keys, organization } = await testDatabases(t, [auditDeclaration]);
  const clock = new FixedClock('2026-01-01T00:00:00Z');
  const term = Temporal.Duration.from({ months: 2 });
  const audit = new Audit({ databases, keys, clock, log: silentLog, termOf: async () => term });
  const id = await organization();
  await recordAct(await databases.organization(id), systemAct('test'), {
    action: 'call.read',
    object: { kind: 'call', id: 'c' },
    at: clock.now(),
  });
  await audit.verify(id);
  clock.moveTo('2026-03-01T00:00:01Z');
  assert.deepEqual(await audit.eraseAtTerm(id), { batches: 1, lines: 1 });
});
